import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, smallInput, type TestServer } from '../server/open-test-server.ts';
import { keepBrowser } from './keep-browser.ts';

const browser = await keepBrowser();
let server: TestServer;
let site: Server;
let siteAddress = '';
/** What the page of the other site sends home. */
const loot: string[] = [];

beforeAll(async () => {
  server = await openTestServer();
  site = createServer((request, response) => {
    if (request.method === 'POST') {
      let text = '';
      request.on('data', (part) => {
        text += part;
      });
      request.on('end', () => loot.push(text));
    }
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>other site</title><body>');
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteAddress = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server.close();
  site.closeAllConnections();
  site.close();
});

/** Everything that a page may try on another address; runs in the browser, returns what it could read. */
async function attack({
  address,
  paths,
  body,
}: {
  address: string;
  paths: string[];
  body: string;
}): Promise<string[]> {
  const read: string[] = [];
  const settle = (work: Promise<unknown>): Promise<unknown> =>
    Promise.race([work.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 3_000))]);
  const tries: Promise<unknown>[] = [];
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  const put = (name: string, set: object): Promise<void> =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement(name), set);
      element.onload = () => {
        // A frame loads also when it is refused; what counts is whether anything of it can be read.
        if (name === 'img') read.push(`img ${JSON.stringify(set)}`);
        if (name === 'iframe')
          try {
            const text = (element as HTMLIFrameElement).contentDocument?.body.textContent ?? '';
            if (text !== '') read.push(`iframe ${text}`);
          } catch {}
        resolve();
      };
      element.onerror = () => resolve();
      document.body.append(element);
    });
  for (const path of paths) {
    const url = address + path;
    for (const mode of ['no-cors', 'cors'] as const)
      for (const credentials of ['include', 'omit'] as const) {
        for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
          for (const type of ['text/plain', 'application/json'])
            tries.push(
              settle(
                fetch(url, {
                  ...{ mode, credentials, method, headers: { 'content-type': type } },
                  ...(method === 'GET' ? {} : { body }),
                }).then(async (answer) => {
                  const text = await answer.text();
                  if (answer.type !== 'opaque' || text !== '')
                    read.push(`${method} ${url} ${text}`);
                }),
              ),
            );
      }
    for (const name of ['img', 'script', 'iframe']) tries.push(settle(put(name, { src: url })));
    tries.push(settle(put('link', { rel: 'stylesheet', href: url })));
    tries.push(
      settle(
        new Promise<void>((resolve) => {
          const socket = new WebSocket(url.replace('http', 'ws'));
          socket.onopen = () => read.push(`socket ${url}`);
          socket.onclose = () => resolve();
        }),
      ),
    );
    tries.push(
      settle(
        new Promise<void>((resolve) => {
          const source = new EventSource(url, { withCredentials: true });
          source.onopen = () => read.push(`events ${url}`);
          source.onerror = () => {
            source.close();
            resolve();
          };
        }),
      ),
    );
    navigator.sendBeacon(url, body);
    for (const enctype of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ]) {
      const frame = document.createElement('iframe');
      frame.name = `f${Math.random()}`;
      document.body.append(frame);
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: url, enctype, target: frame.name });
      const field = document.createElement('input');
      Object.assign(field, { name: body.slice(0, -1), value: '}' });
      form.append(field);
      document.body.append(form);
      form.submit();
    }
    if (tries.length > 60) await Promise.all(tries.splice(0));
  }
  await Promise.all(tries);
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
  return [
    ...read,
    ...added.filter((name) => !/^(f0|\d+$)/.test(name)).map((name) => `global ${name}`),
  ];
}

test('a page of another site, opened by somebody who has a session, reads nothing and changes nothing', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  // The user opens the page of the server, and has a session from then on.
  await page.goto(`${server.address}/?token=${server.token}`);
  expect(page.url()).toBe(`${server.address}/`);
  const own = await page.evaluate(async (input) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/v1/runs', {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
    return { status: answer.status, cookie: globalThis.document.cookie, run: await answer.json() };
  }, smallInput);
  expect([own.status, own.cookie]).toEqual([201, '']);
  const { id } = own.run as { id: string };
  await expect.poll(async () => (await server.registry.findRun(id))?.state).toBe('done');
  const key = (await server.registry.shareRun(id, true))?.shareKey ?? '';

  const document = (await (await server.ask('GET', '/api/v1/openapi.json')).json()) as {
    paths: Record<string, object>;
  };
  const paths = Object.keys(document.paths).map((path) =>
    path.replace('{id}', id).replace('{key}', key).replace('{path}', 'input.json'),
  );
  const answered: { readonly path: string; readonly status: number }[] = [];
  context.on('response', (answer) => {
    const path = answer.url().startsWith(server.address)
      ? answer.url().slice(server.address.length)
      : '/';
    if (path !== '/' && !path.startsWith('/assets/'))
      answered.push({ path, status: answer.status() });
  });
  const before = await server.registry.listRuns(100, null);
  // The same machine under both of its names: `localhost` is another site, another port of 127.0.0.1 the same site with another origin.
  for (const from of [siteAddress, siteAddress.replace('127.0.0.1', 'localhost')]) {
    await page.goto(from);
    const read = await page.evaluate(attack, {
      ...{ address: server.address, paths: [...paths, '/'] },
      body: JSON.stringify(smallInput),
    });
    expect(read).toEqual([]);
  }
  // A link may lead to the page and to what is shared, and to no route of the API.
  for (const path of paths) {
    await page.goto(siteAddress.replace('127.0.0.1', 'localhost'));
    await page.evaluate((url) => {
      location.href = url;
    }, server.address + path);
    await expect.poll(() => page.url()).toBe(server.address + path);
  }
  // Whatever was tried on the API was refused but links to what is shared, and everything that can be asked for was tried.
  const taken = answered.filter(({ status }) => status < 400).map(({ path }) => path);
  expect(taken).toEqual([`/shared/${key}`, `/shared/${key}/files`]);
  expect(new Set(answered.map(({ path }) => path))).toEqual(new Set(paths));
  expect(await server.registry.listRuns(100, null)).toEqual(before);
  expect(loot).toEqual([]);
  const tried = answered.length;
  console.log(`${tried} answers to the other site, all of them refusals`);
  // All that while the user's own page works.
  await page.goto(`${server.address}/`);
  expect(await page.evaluate(async () => (await fetch('/api/v1/runs')).status)).toBe(200);
  await context.close();
}, 300_000);
