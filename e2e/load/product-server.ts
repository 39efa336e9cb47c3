/** The product as it is started for real, in a process of its own, with the demo's people and no storm. Loopback only; removed at the end. */
import { newInstallation } from '../support/server.ts';
import { signIn, type Person } from '../support/people.ts';

export interface ProductServer {
  readonly url: string;
  person(name: string): Promise<Person>;
  /** Machine tokens that may feed the demo's room. */
  tokens(count: number): Promise<string[]>;
  /** Processor seconds of the whole process so far. */
  cpu(): Promise<number>;
}

export async function withProduct<T>(work: (server: ProductServer) => Promise<T>): Promise<T> {
  const installation = newInstallation('embedded', { DEMO_SPEED: '0' });
  try {
    const { url } = await installation.start();
    return await work({ url, person: (name) => signIn(url, name), tokens: (count) => tokensOf(url, count), cpu: () => cpuOf(url) });
  } finally {
    await installation.remove();
  }
}

async function tokensOf(url: string, count: number): Promise<string[]> {
  const admin = await signIn(url, 'admin');
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { status, body } = await admin.call('POST', '/api/rooms/demo/tokens', { name: `bench ${n}`, scopes: ['mentions:write'] });
    if (status !== 201) throw new Error(`no token: ${status} ${JSON.stringify(body)}`);
    made.push(String(body.token));
  }
  return made;
}

async function cpuOf(url: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(20_000) });
  const found = /^process_cpu_seconds_total ([\d.e+-]+)/m.exec(await answer.text());
  if (!found) throw new Error('the server does not tell its processor time');
  return Number(found[1]);
}
