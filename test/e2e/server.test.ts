import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { echoWork } from '../server/memory-registry.ts';
import { openTestServer, smallScenario } from '../server/open-test-server.ts';
import { fewTrials, yamlFragment } from './few-trials.ts';
import { findViolations } from './find-violations.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, openApp, show } from './open-app.ts';
import { holdWork, openWire, type StartedServer, startServer } from './start-server.ts';
import { walkByTab } from './walk-by-tab.ts';
import { keepPicture } from './watch-page.ts';

// A run takes seconds; a busy machine takes many times as long.
vi.setConfig({ testTimeout: 300_000 });
const browser = await keepBrowser();
let real: StartedServer;
beforeAll(async () => {
  real = await startServer();
});
afterAll(() => real.stop());

/** Whether a page can reach anything of the server that showed it, and as whom it runs. */
const origin = (): string => globalThis.origin;

test('a run that is handed over ends with the digest of the command line, is opened, shared by a link without a token, taken back and removed', async () => {
  const folder = makeFolder({ 'scenario.yaml': smallScenario });
  const args = ['run', 'scenario.yaml', '--json', '--trials', String(fewTrials)];
  const wanted = JSON.parse(runCli(folder, args).stdout).run.digest as string;
  const fragment = await yamlFragment(smallScenario);
  const app = await openApp(browser, { ...real, fragment });
  const { page, context } = app;
  expect(await awaitDigest(page)).toBe(wanted);
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const state = document.querySelector('.followed')?.getAttribute('data-state');
      if (typeof state === 'string') seen.add(state);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.getByRole('button', { name: 'Run on the server' }).click();
  const line = page.locator('.followed[data-state=done]');
  await line.waitFor();
  expect(await line.getAttribute('data-digest')).toBe(wanted);
  const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: string[] }).seen]);
  expect(seen.slice(-2)).toEqual(['running', 'done']);

  await line.getByRole('button', { name: 'Show in the history' }).click();
  const item = page.locator('.run-item');
  await item.getByText('A small shield').waitFor();
  expect(await item.locator('code').getAttribute('title')).toBe(wanted);
  const opening = context.waitForEvent('page');
  await item.getByRole('link', { name: 'Open the published page' }).click();
  const opened = await opening;
  await opened.getByRole('heading', { name: 'A small shield' }).waitFor();
  expect(await opened.evaluate(origin)).toBe('null');
  await opened.close();
  await item.getByRole('button', { name: 'Files' }).click();
  const saving = page.waitForEvent('download');
  await item.getByRole('link', { name: 'scenario.yaml' }).click();
  expect((await saving).suggestedFilename()).toBe('scenario.yaml');

  await item.getByRole('button', { name: 'Share' }).click();
  await item.getByRole('button', { name: 'Make a link' }).click();
  const link = await item.getByLabel('Link to this run').inputValue();
  const guest = await openApp(browser, { address: link });
  await guest.page.getByRole('heading', { name: 'A small shield' }).waitFor();
  expect(await guest.page.evaluate(origin)).toBe('null');
  // The one script of the page runs; the page asks for nothing.
  await guest.page.getByRole('link', { name: 'Every number and its source' }).click();
  expect([guest.complaints, guest.foreign, await guest.context.cookies()]).toEqual([[], [], []]);
  await guest.page.goto(`${link}/files`);
  const files = guest.page.waitForEvent('download');
  await guest.page.getByRole('link', { name: 'results.json' }).click();
  expect((await files).suggestedFilename()).toBe('results.json');

  await item.getByRole('button', { name: 'Take the link back' }).click();
  await item.getByText('The link is taken back').waitFor();
  expect((await guest.page.goto(link))?.status()).toBe(404);
  await guest.page.getByRole('heading', { name: 'Nothing is shared here' }).waitFor();
  await guest.close();

  await item.getByRole('button', { name: 'Remove', exact: true }).click();
  const focused = page.locator(':focus');
  expect(await focused.textContent()).toBe('Keep it');
  await focused.click();
  expect(await focused.textContent()).toBe('Remove');
  await focused.click();
  await item.getByRole('button', { name: 'Remove it for good' }).click();
  await page.getByText('Removed: A small shield').waitFor();
  expect(await item.count()).toBe(0);
  expect(await page.locator('.followed').count()).toBe(0);
  const left = await context.request.get(`${real.address}api/v1/runs`);
  expect(await left.json()).toEqual({ runs: [], next: null });
  expect([app.complaints, app.foreign]).toEqual([[], []]);
  await app.close();
});

test('a page that is loaded anew in the middle of a run finds it, also where the connection breaks, and can cancel it', async () => {
  const wire = await openWire();
  const address = `http://127.0.0.1:${wire.port}/`;
  const held = holdWork();
  const server = await openTestServer({ work: held.work, addresses: [address] });
  wire.leadTo(server.port);
  const { token } = server;
  const app = await openApp(browser, {
    address,
    token,
    fragment: await yamlFragment('skyproof: 2'),
  });
  const { page } = app;
  await page.getByText('Open a scenario file').click();
  await page.getByLabel('Scenario file (YAML)').fill(smallScenario);
  await page.getByRole('button', { name: 'Run it on the server' }).click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  const line = page.locator('.followed');
  held.letTo(1);
  await line.getByText('1 of 4 blocks').waitFor();
  await page.reload();
  await line.getByText('1 of 4 blocks').waitFor();
  expect(await page.getByRole('heading', { name: 'What is claimed?' }).count()).toBe(1);
  await show(page, 'History');
  await page.locator('.run-item[data-state=running]').getByText('1 of 4 blocks').waitFor();
  expect(app.complaints).toEqual([]);

  expect(await findViolations(page)).toEqual([]);
  const { unreached, nameless, ringless } = await walkByTab(page);
  expect([unreached, nameless, ringless]).toEqual([[], [], []]);
  for (const width of [400, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await keepPicture(page, `server-running-${width}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([width, overflow]).toEqual([width, 0]);
  }

  wire.cut();
  await line.getByText('The server is not heard').waitFor();
  held.letTo(2);
  await line.getByText('2 of 4 blocks').waitFor();
  expect(await line.getByText('The server is not heard').count()).toBe(0);
  await line.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('.followed[data-state=cancelled]').waitFor();
  await page.locator('.run-item[data-state=cancelled]').waitFor();
  await line.getByRole('button', { name: 'Close this line' }).click();
  expect(await line.count()).toBe(0);
  await page.reload();
  await page.locator('[data-status=failed]').waitFor();
  expect(await line.count()).toBe(0);
  held.letTo(4);
  await app.close();
  await server.close();
  wire.close();
});

test('what the server refuses is told with its findings, what it did not answer is not run twice, and without room for a watcher it is asked again', async () => {
  const server = await openTestServer({ limits: { streams: 0 }, work: echoWork(3, 300) });
  const address = `${server.address}/`;
  const fragment = await yamlFragment('skyproof: 2');
  const { page, close } = await openApp(browser, { address, token: server.token, fragment });
  await page.getByText('Open a scenario file').click();
  const file = page.getByLabel('Scenario file (YAML)');
  const send = page.getByRole('button', { name: 'Run it on the server' });
  await file.fill(`${smallScenario}environment: { terrain: heights.tif }\n`);
  await send.click();
  await page.locator('.other-start').getByText('E_TERRAIN_MISSING').waitFor();
  expect(server.registry.size()).toBe(0);

  // The answer is lost on its way; the run is there.
  let isLost = false;
  await page.route('**/api/v1/runs', async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.continue();
    isLost = true;
    await route.fetch();
    return route.abort();
  });
  await file.fill(smallScenario);
  await send.click();
  await page.getByText('The server does not answer').waitFor();
  expect(server.registry.size()).toBe(1);
  await send.click();
  await page.locator('.followed[data-state=done]').waitFor();
  expect(server.registry.size()).toBe(1);
  expect(await page.locator('.run-item').count()).toBe(1);
  await close();
  await server.close();
});

test('a long run is offered to the server first, and can be run here', async () => {
  const server = await openTestServer({ work: holdWork().work });
  const address = `${server.address}/`;
  const { page, close } = await openApp(browser, {
    ...{ address, token: server.token, fragment: await yamlFragment('skyproof: 2') },
    processors: 2,
  });
  // Some forty minutes of one thread.
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    await yamlFragment(smallScenario, 200_000),
  );
  await page
    .locator('[data-status=offered]')
    .getByText(/would take about \d+ minutes/)
    .waitFor();
  await page.locator('.run-line button.main').click();
  await page.locator('[data-status=handed]').waitFor();
  await page.locator('.followed[data-state=running]').waitFor();
  await page.getByRole('button', { name: 'Run it here' }).click();
  await page.locator('[data-status=running]').waitFor();
  await close();
  await server.close();
});

test('without a server, or without a session on it, nothing is asked for and nothing is offered', async () => {
  const server = await openTestServer();
  for (const address of [undefined, `${server.address}/`]) {
    const asked: string[] = [];
    const fragment = await yamlFragment(smallScenario);
    const app = await openApp(browser, {
      ...(address === undefined ? { fragment } : { fragment, address }),
      onRequest: (url) => asked.push(url),
    });
    const { page } = app;
    // As if a server had been here before.
    await page.evaluate(() => localStorage.setItem('skyproof.followed', '0'.repeat(32)));
    await page.reload();
    await awaitDigest(page);
    await page.locator('[data-complete=true]').waitFor();
    expect(await page.getByRole('button', { name: /on the server/ }).count()).toBe(0);
    await page.getByText('Everything happens in this browser. Nothing is uploaded.').waitFor();
    const history = page.getByRole('navigation').getByRole('button', { name: 'History' });
    expect(await history.count()).toBe(address === undefined ? 0 : 1);
    if (address !== undefined) {
      await show(page, 'History');
      await page.getByText('not for this browser yet').waitFor();
      expect(await findViolations(page)).toEqual([]);
    }
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((url) => /\/(api|shared)\//.test(url))).toEqual([]);
    expect([app.complaints, app.foreign]).toEqual([[], []]);
    await app.close();
  }
  await server.close();
});
