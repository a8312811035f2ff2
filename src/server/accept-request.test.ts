import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listOwnNames, refuseRequest } from './accept-request.ts';

const names = listOwnNames(4173);
const hosts = [
  ...['127.0.0.1:4173', 'localhost:4173', '[::1]:4173', 'LOCALHOST:4173'],
  ...[undefined, '', '127.0.0.1', '127.0.0.1:80', 'localhost', '0.0.0.0:4173', 'evil.example:4173'],
  ...['localhost.evil.example:4173', '127.0.0.1:4173.evil.example', 'evil.example@127.0.0.1:4173'],
];
const origins = [
  ...[undefined, 'http://127.0.0.1:4173', 'http://localhost:4173', 'http://[::1]:4173'],
  ...['null', '', 'https://127.0.0.1:4173', 'http://127.0.0.1:80', 'http://evil.example'],
];
const sites = [undefined, 'same-origin', 'none', 'same-site', 'cross-site', 'odd'];
const modes = [undefined, 'navigate', 'cors', 'no-cors', 'same-origin', 'websocket'];
const dests = [undefined, 'document', 'iframe', 'object', 'empty'];

test('of every host, origin, site, mode and destination only own requests and followed links are taken', () => {
  let taken = 0;
  for (const host of hosts)
    for (const origin of origins)
      for (const site of sites)
        for (const [mode, dest] of modes.flatMap((one) => dests.map((to) => [one, to] as const))) {
          const isLoopback = host !== undefined && hosts.indexOf(host) < 4;
          const isOwnOrigin =
            origin === undefined || (isLoopback && origin === `http://${host.toLowerCase()}`);
          const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
          const isFollowed = mode === 'navigate' && (dest === undefined || dest === 'document');
          const wanted = isLoopback && isOwnOrigin && (isOwnSite || isFollowed);
          expect([
            host,
            origin,
            site,
            mode,
            dest,
            refuseRequest({ host, origin, site, mode, dest }, names) === null,
          ]).toEqual([...[host, origin, site, mode, dest, wanted]]);
          if (wanted) taken++;
        }
  expect(taken).toBeGreaterThan(0);
});

test('no other name is taken', () => {
  fc.assert(
    fc.property(fc.string(), (host) => {
      const isOwn = /^(127\.0\.0\.1|localhost|\[::1\]):4173$/i.test(host);
      const request = { host, ...{ origin: undefined, site: undefined, mode: undefined } };
      expect(refuseRequest({ ...request, dest: undefined }, names) === null).toBe(isOwn);
    }),
  );
});

test('an address that the operator gives is a name with that very scheme and port, and nothing near it', () => {
  const given = listOwnNames(4173, ['https://skyproof.example', 'http://10.0.0.7:8080/']);
  const takes = (host: string, origin?: string): boolean =>
    refuseRequest({ host, origin, site: undefined, mode: undefined, dest: undefined }, given) ===
    null;
  expect(takes('skyproof.example', 'https://skyproof.example')).toBe(true);
  expect(takes('10.0.0.7:8080', 'http://10.0.0.7:8080')).toBe(true);
  expect(takes('localhost:4173')).toBe(true);
  expect(takes('skyproof.example', 'http://skyproof.example')).toBe(false);
  expect(takes('skyproof.example:4173')).toBe(false);
  expect(takes('10.0.0.7')).toBe(false);
  expect(takes('sub.skyproof.example')).toBe(false);
});

test('nobody is led to the API by a link', () => {
  const linked = {
    host: 'localhost:4173',
    origin: undefined,
    site: 'cross-site',
    mode: 'navigate',
    dest: 'document',
  };
  expect(refuseRequest(linked, names)).toBeNull();
  expect(refuseRequest(linked, names, false)?.header).toBe('sec-fetch-site');
});
