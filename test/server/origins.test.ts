import { afterAll, beforeAll, expect, test } from 'vitest';
import { askRaw, openTestServer, type TestServer } from './open-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({
    limits: { burst: 1e6, perSecond: 1e6 },
    addresses: ['https://skyproof.example'],
  });
});
afterAll(() => server.close());

/** Twenty names, the first four of which are own ones; PORT is the server's. */
const hosts: readonly (string | null)[] = [
  ...['127.0.0.1:PORT', 'localhost:PORT', '[::1]:PORT', 'skyproof.example'],
  ...[null, '', '127.0.0.1', 'localhost', '127.0.0.1:80', '0.0.0.0:PORT', '[::]:PORT'],
  ...['127.0.0.2:PORT', '2130706433:PORT', 'evil.example', 'evil.example:PORT'],
  ...['localhost.evil.example:PORT', '127.0.0.1:PORT.evil.example', 'skyproof.example:PORT'],
  ...['evil.example@127.0.0.1:PORT', 'localhost.:PORT'],
];

/** Eight origins; OWN is that of the name which was asked for. */
const origins: readonly (string | null)[] = [
  ...[null, 'OWN'],
  ...['null', 'http://evil.example', 'http://localhost.evil.com:PORT', 'http://127.0.0.1:1'],
  ...['https://127.0.0.1:PORT', 'file://'],
];

const sites: readonly (string | null)[] = [null, 'same-origin', 'same-site', 'cross-site'];

const originOf: Readonly<Record<string, string>> = {
  '127.0.0.1:PORT': 'http://127.0.0.1:PORT',
  'localhost:PORT': 'http://localhost:PORT',
  '[::1]:PORT': 'http://[::1]:PORT',
  'skyproof.example': 'https://skyproof.example',
};

test('of 20 hosts × 8 origins × 4 sites on every route only own ones come through', async () => {
  const document = (await (await server.ask('GET', '/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, object>>;
  };
  const id = '0'.repeat(32);
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{(id|key)\}/, id).replace('{path}', 'a.csv'),
    })),
  );
  routes.push({ method: 'GET', path: '/' }, { method: 'GET', path: '/?token=x' });
  expect(routes.length).toBeGreaterThan(18);
  const fill = (text: string): string => text.replaceAll('PORT', String(server.port));
  let asked = 0;
  let taken = 0;
  const wronglyTaken: string[] = [];
  const wronglyRefused: string[] = [];
  for (const { method, path } of routes) {
    // All combinations of a route go over one connection each host, which is what a browser does as well.
    for (const host of hosts) {
      const wanted: boolean[] = [];
      const requests: string[] = [];
      for (const origin of origins)
        for (const site of sites) {
          const own = host === null ? undefined : originOf[host];
          wanted.push(
            own !== undefined &&
              (origin === null || origin === 'OWN') &&
              (site === null || site === 'same-origin'),
          );
          requests.push(
            [
              `${method} ${path} HTTP/1.1`,
              ...(host === null ? [] : [`Host: ${fill(host)}`]),
              ...(origin === null
                ? []
                : [`Origin: ${fill(origin === 'OWN' ? (own ?? `http://${host ?? ''}`) : origin)}`]),
              ...(site === null ? [] : [`Sec-Fetch-Site: ${site}`]),
              `Authorization: Bearer ${server.token}`,
              ...(method === 'GET' ? [] : ['Content-Type: application/json', 'Content-Length: 0']),
              ...['', ''],
            ].join('\r\n'),
          );
        }
      const statuses = await askInTurn(requests);
      for (const [at, status] of statuses.entries()) {
        asked++;
        // A wrong token of an address is refused by itself; the code in the text tells that apart.
        const isTaken = status !== 'refused';
        if (isTaken) taken++;
        const name = `${method} ${path}: ${requests[at]}`;
        if (isTaken && wanted[at] !== true) wronglyTaken.push(name);
        if (!isTaken && wanted[at] === true) wronglyRefused.push(name);
      }
    }
  }
  console.log(
    `${asked} requests on ${routes.length} routes: ${taken} taken, ${wronglyTaken.length} wrongly taken, ${wronglyRefused.length} wrongly refused`,
  );
  expect(wronglyTaken.slice(0, 3)).toEqual([]);
  expect(wronglyRefused.slice(0, 3)).toEqual([]);
  expect(asked).toBe(routes.length * hosts.length * origins.length * sites.length);
  // Four names, own origin or none, own site or none.
  expect(taken).toBe(routes.length * 4 * 2 * 2);
}, 600_000);

/** Asks one after the other on one connection; says of each answer whether the request was refused for where it comes from. */
async function askInTurn(requests: readonly string[]): Promise<readonly string[]> {
  const end = `GET /no-such-page HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`;
  const { text } = await askAll([...requests, end].join(''));
  const answers = text.split(/(?=HTTP\/1\.1 \d{3} )/);
  expect(answers.length).toBe(requests.length + 1);
  return answers
    .slice(0, -1)
    .map((answer) => (/"E_HTTP_(HOST|ORIGIN|SITE)"/.test(answer) ? 'refused' : 'taken'));
}

/** Sends everything at once and waits until the connection is closed by the other side. */
const askAll = (text: string): ReturnType<typeof askRaw> =>
  askRaw(server.port, [text], { untilClosed: true });
