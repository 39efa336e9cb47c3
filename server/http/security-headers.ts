/** The headers that keep a page of ours from running anybody else's script, from being framed, and from being asked in plain text. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const HOST = /^[\w.:[\]-]{1,255}$/;

/** CodeMirror writes its styles into the page: styles may be inline, scripts never. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const isHttps = publicUrl.startsWith('https:');
  const socket = (req: { headers: { host?: string | undefined } }): string => {
    const host = req.headers.host ?? '';
    return HOST.test(host) ? `${isHttps ? 'wss' : 'ws'}://${host}` : "'self'";
  };
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'", socket],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        workerSrc: ["'self'", 'blob:'],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: isHttps,
    // An unencrypted address is no trustworthy origin: browsers ignore the header there and say so on every page.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
  });
}
