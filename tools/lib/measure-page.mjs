import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';
import { root } from './run.mjs';

/**
 * Opens the page in Chromium with its example and reads what a user waits for: bytes until the first verdict (gzip), milliseconds until then, and the longest
 * tasks of the main thread, before the run and while it goes on. Source of tasks: the Long Tasks API (50 ms and more). `trials` null = the stopping rule.
 */
export async function measurePage({ trials = null, view = 'start' } = {}) {
  return withPage(async (page, address) => {
    const files = [];
    page.on('response', (response) => {
      const atMs = performance.now();
      files.push(
        response.body().then(
          (body) => ({ bytes: gzipSync(body).length, atMs }),
          () => ({ bytes: 0, atMs }),
        ),
      );
    });
    // A view without verdicts counts from the first trials on.
    const first = ['start', 'verdicts'].includes(view)
      ? '.card .word'
      : '[data-status=running] progress';
    await page.addInitScript(watch, first);
    const startedMs = performance.now();
    await page.goto(
      trials === null && view === 'start' ? address : address + open({ trials, view }),
    );
    await page.waitForFunction(() => globalThis.seen.verdictMs !== null, undefined, {
      timeout: 120_000,
    });
    const verdictAtMs = performance.now();
    await page.waitForSelector('[data-status=done]', { timeout: 300_000 });
    // Tasks are told after they have ended.
    await page.waitForTimeout(200);
    const { verdictMs, runningMs, doneMs, tasks } = await page.evaluate(() => globalThis.seen);
    const all = await Promise.all(files);
    const during = tasks.filter(({ at, ms }) => at + ms > runningMs && at < doneMs);
    const before = tasks.filter(({ at, ms }) => at + ms <= runningMs);
    return {
      firstLoadBytes: all.reduce(
        (total, { bytes, atMs }) => total + (atMs <= verdictAtMs ? bytes : 0),
        0,
      ),
      firstVerdictMs: verdictMs,
      runMs: Math.round(performance.now() - startedMs),
      longTasks: during.length,
      longestTaskMs: longest(during),
      longestLoadTaskMs: longest(before),
    };
  });
}

/** Opens an empty page beside the served program, and closes both. */
export async function withPage(work, args = []) {
  const { servePage } = await import(pathToFileURL(join(root, 'dist/server/serve-page.js')).href);
  const served = await servePage(join(root, 'dist/web'), 0);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', ...args],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    return await work(page, served.address);
  } finally {
    await browser.close();
    await served.close();
  }
}

/** The fragment that opens the page with texts, so many trials, and a view. */
export function open({ trials, texts = readExample(), view = 'start' }) {
  const settings = { asOf: null, territory: null, seed: null, trials };
  const shared = { v: 1, texts, corrections: [], yaml: null, view, settings };
  return `#s=${deflateRawSync(JSON.stringify(shared)).toString('base64url')}`;
}

function readExample() {
  const folder = join(root, 'examples/reports');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Runs in the page: notes when `first` is there, when the run starts and ends, and every long task. */
function watch(first) {
  const seen = { verdictMs: null, runningMs: null, doneMs: null, tasks: [] };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      seen.tasks.push({ at: entry.startTime, ms: Math.round(entry.duration) });
  }).observe({ type: 'longtask', buffered: true });
  const note = (key, selector) => {
    if (seen[key] === null && document.querySelector(selector) !== null)
      seen[key] = Math.round(performance.now());
  };
  new MutationObserver(() => {
    note('verdictMs', first);
    note('runningMs', '[data-status=running]');
    note('doneMs', '[data-status=done]');
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

function longest(tasks) {
  return tasks.reduce((most, { ms }) => Math.max(most, ms), 0);
}
