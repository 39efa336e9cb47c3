/** The demo's people as HTTP clients: what scripts and the faults use in place of a browser. */
export const PASSWORD = 'unisson-demo';
export const email = (name: string): string => `${name}@demo.test`;

export interface Answer {
  readonly status: number;
  // The body of an answer is whatever the server said; tests assert the fields they need.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface Person {
  readonly cookie: string;
  readonly userId: string;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

/** @throws when the server does not let the person in; a network failure is passed on. */
export async function signIn(url: string, name: string): Promise<Person> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: email(name), password: PASSWORD }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw new Error(`${name} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const { user } = (await answer.json()) as { user: { id: string } };
  return personWith(url, cookie, user.id);
}

export function personWith(url: string, cookie: string, userId: string): Person {
  return { cookie, userId, call: caller(url, { cookie }) };
}

/** A machine that holds a token. */
export function machineWith(url: string, token: string): Pick<Person, 'call'> {
  return { call: caller(url, { authorization: `Bearer ${token}` }) };
}

function caller(url: string, credentials: Readonly<Record<string, string>>): Person['call'] {
  const client = {
    async call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { ...credentials, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      });
      const text = await answer.text();
      let parsed: unknown = text;
      try {
        parsed = JSON.parse(text);
      } catch {
        // Not JSON: the text itself is the body.
      }
      return { status: answer.status, body: parsed };
    },
  };
  return client.call;
}
