/** The log: one JSON object a line. Must never be given a secret, a cookie, a token, an address with a query, or a mention's words. */
import { pino } from 'pino';

export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export function createLogger(level: string): Logger & { readonly pino: pino.Logger } {
  const log = pino({ level, redact: { paths: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]', '*.password', '*.token', '*.secret'], censor: '[hidden]' } });
  return Object.assign(Object.create(log) as Logger, {
    info: (facts: object, message: string) => log.info(facts, message),
    warn: (facts: object, message: string) => log.warn(facts, message),
    error: (facts: object, message: string) => log.error(facts, message),
    pino: log,
  });
}
