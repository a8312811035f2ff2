import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { exampleReports, fragmentOf } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, openApp, serveApp, show } from './open-app.ts';
import { smallReport } from './small-run.ts';

vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

/** Put behind the program of a trial worker: its first job is its last. */
const dies = `
;{ const own = self.onmessage; self.onmessage = (event) => {
  if ('job' in event.data) throw new Error('planted');
  own(event);
}; }`;

/** Serves the page with other programs of trial workers: a driver of the browser cannot reach what a worker asks for. */
async function servePatched(patch: (count: number, body: string) => string) {
  const { address } = await serveApp();
  let count = 0;
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', address));
    const isTrials = request.url?.includes('browser-trials') === true;
    const body = Buffer.from(await answer.arrayBuffer());
    const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
    response.writeHead(answer.status, { ...headers, 'cache-control': 'no-store' });
    response.end(isTrials ? patch(count++, body.toString()) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { address: `http://127.0.0.1:${port}/`, close };
}

test('a trial worker that dies is told and replaced; the digest is the same', async () => {
  const fragment = await fragmentOf([smallReport], 'start');
  const whole = await openApp(browser, { fragment });
  const digest = await awaitDigest(whole.page);
  expect(await whole.page.locator('.run-line').textContent()).not.toContain('A worker stopped');
  await whole.close();

  const patched = await servePatched((count, body) => (count < 2 ? body + dies : body));
  const app = await openApp(browser, { fragment, address: patched.address });
  expect(await awaitDigest(app.page)).toBe(digest);
  await app.page.getByText('A worker stopped 2 times; another took its place').waitFor();
  await app.close();
  await patched.close();
});

test('a page that is closed while somebody types loses nothing', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf([smallReport], 'start') });
  const [first, second] = exampleReports.map(({ text }) => text);
  await app.page.getByLabel('Report 1').fill(first ?? '');
  await app.page.getByRole('button', { name: 'Add another report' }).click();
  await app.page.getByLabel('Report 2').fill((second ?? '').slice(0, -1));
  await app.page.getByLabel('Report 2').press('End');
  await app.page.keyboard.press('Control+End');
  await app.page.keyboard.type('x');
  await app.page.close();
  const again = await app.context.newPage();
  await again.goto(app.address);
  await show(again, 'Start');
  expect(await again.getByLabel('Report 1').inputValue()).toBe(first);
  expect(await again.getByLabel('Report 2').inputValue()).toBe(`${(second ?? '').slice(0, -1)}x`);
  await app.close();
});
