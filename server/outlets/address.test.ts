/** Where outlets may not go. */
import { describe, expect, it } from 'vitest';
import { isPrivateAddress, targetOf } from './address.ts';

describe('addresses', () => {
  it.each([
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '100.127.255.255',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '240.0.0.1',
    ],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:10.0.0.1',
      '::127.0.0.1',
      '64:ff9b::10.0.0.1',
      '64:ff9b:1::1',
      '2002:7f00:1::',
      '2002:0a00:0001::1',
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '2001:db8::1',
      '2001::1',
      '100::1',
    ],
    ...['', 'example.com', '1.2.3', '999.1.1.1'],
  ])('[DI5] %s is private', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '100.63.0.1',
    '100.128.0.1',
    '198.17.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450:4007::1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2002:0808:0808::1',
  ])('[DI5] %s is public', (address) => expect(isPrivateAddress(address)).toBe(false));
  it('[DI5] ALLOW_HOSTS opens one host and one port', () => {
    expect(targetOf('http://127.0.0.1:9/', ['127.0.0.1:9'])?.allowed).toBe(true);
    expect(targetOf('http://[::1]:9/', ['[::1]:9'])?.allowed).toBe(true);
    expect(targetOf('http://localhost:9/', ['LOCALHOST:9'])?.allowed).toBe(true);
    expect(targetOf('http://127.0.0.1:10/', ['127.0.0.1:9'])).toBe(null);
    expect(targetOf('https://example.com/', [])).toMatchObject({ host: 'example.com', port: 443, allowed: false });
    expect(targetOf('http://example.com/', [])).toMatchObject({ port: 80 });
  });
});
