import { describe, expect, it } from 'vitest';
import { BadConfig, readConfig } from './config.ts';

const secrets = { SESSION_SECRET: 's'.repeat(32), SECRETS_KEY: 'k'.repeat(32) };

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof BadConfig) return error.faults;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('lists every fault at once', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'ftp://x',
      ALLOW_HOSTS: 'nowhere',
      MONGODB_URI: 'postgres://secret@h',
    });
    expect(faults.map((fault) => fault.split(/[ :]/)[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'MONGODB_URI',
      'SESSION_SECRET',
      'SECRETS_KEY',
      'LOG_LEVEL',
      'ALLOW_HOSTS',
    ]);
    expect(faults.join()).not.toContain('secret@h');
  });
  it('needs no secret for the demo, which makes key files of its own', () => {
    expect(readConfig({ DEMO: '1' })).toMatchObject({ mode: 'demo', sessionSecret: null, demo: { speed: 60, mentions: 80_000 } });
  });
  it('reads DEMO_SPEED=max and refuses a speed below zero', () => {
    expect(readConfig({ DEMO: '1', DEMO_SPEED: 'max' }).demo?.speed).toBe('max');
    expect(faultsOf({ DEMO: '1', DEMO_SPEED: '-1' })).toHaveLength(1);
  });
  it('has no demo unless DEMO=1', () => {
    expect(readConfig({ ...secrets, DEMO: 'yes' }).demo).toBeNull();
  });
  it('refuses secrets that can be guessed', () => {
    expect(faultsOf({ SESSION_SECRET: 'short', SECRETS_KEY: 'k'.repeat(32) })).toHaveLength(1);
  });
  it('sends no mail unless SMTP_URL is set, and then wants an address to send from', () => {
    expect(readConfig(secrets).mail).toBeNull();
    expect(readConfig({ ...secrets, SMTP_URL: 'smtps://user:pass@mail.test:465', MAIL_FROM: 'unisson@house.test' }).mail).toEqual({
      url: 'smtps://user:pass@mail.test:465',
      from: 'unisson@house.test',
    });
    const faults = faultsOf({ ...secrets, SMTP_URL: 'http://user:hush@mail.test', MAIL_FROM: 'Unisson <a@b.test>, c@d.test' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['SMTP_URL', 'MAIL_FROM']);
    expect(faults.join()).not.toContain('hush');
  });
});
