import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageScript } from '../../src/publish/page/script.ts';
import { openTestServer, smallInput, type TestServer } from '../server/open-test-server.ts';
import { keepBrowser } from './keep-browser.ts';
import { openSession } from './open-app.ts';

const browser = await keepBrowser();

// What a published page could do if markup of a report came alive in it: the server shows such a page, to somebody who has a session.
const code = `globalThis.PWN = 1; fetch('/api/v1/runs')`;
const planted = `<!doctype html><title>planted</title>
<script>${code}</script><script src="/planted.js"></script><script src="data:text/javascript,${code}"></script>
<img src="/api/v1/runs" onerror="${code}"><iframe src="/"></iframe><object data="/api/v1/runs"></object>
<link rel="stylesheet" href="/api/v1/runs"><style>body { background: url(/api/v1/runs) }</style>
<base href="https://evil.example/"><form action="/api/v1/runs" method="post"><button>Send</button></form>
<div class="filter" hidden><select><option>all</option></select></div>
<script>${pageScript}</script>`;

let server: TestServer;
beforeAll(async () => {
  const files = new Map([['index.html', Buffer.from(planted)]]);
  server = await openTestServer({ work: async () => ({ digest: 'd', files }) });
});
afterAll(() => server.close());

test('whatever stands in a published page, it runs its one script, has no session and asks for nothing', async () => {
  const context = await browser.newContext();
  await openSession(context, server.address, server.token);
  const { id } = (await (await server.ask('POST', '/api/v1/runs', smallInput)).json()) as {
    id: string;
  };
  await expect.poll(async () => (await server.registry.findRun(id))?.state).toBe('done');
  const key = (await server.registry.shareRun(id, true))?.shareKey ?? '';
  for (const path of [`/api/v1/runs/${id}/page`, `/shared/${key}`]) {
    const page = await context.newPage();
    // What the policy refuses gets no answer.
    const answered: string[] = [];
    page.on('response', (answer) => answered.push(answer.url()));
    await page.goto(server.address + path);
    // The own script has run: it shows the filter.
    await page.locator('.filter select').waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    const found = await page.evaluate(async () => {
      const readable = (read: () => unknown): boolean => {
        try {
          return read() !== undefined;
        } catch {
          return false;
        }
      };
      const isFetched = await fetch('/api/v1/runs').then(
        () => true,
        () => false,
      );
      return {
        ...{ origin: globalThis.origin, hasRun: 'PWN' in globalThis, isFetched },
        hasCookies: readable(() => document.cookie),
        hasStorage: readable(() => localStorage),
      };
    });
    expect(found).toEqual({
      ...{ origin: 'null', hasRun: false, isFetched: false, hasCookies: false, hasStorage: false },
    });
    expect(page.url()).toBe(server.address + path);
    expect(answered).toEqual([server.address + path]);
    await page.close();
  }
  await context.close();
}, 60_000);
