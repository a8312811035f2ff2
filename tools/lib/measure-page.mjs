import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';
import { root } from './run.mjs';

/**
 * Opens the page in Chromium with its example and reads what a user waits for: bytes until the run is over (gzip), milliseconds until the first verdict,
 * and the longest tasks of the main thread while the run goes on. Source of tasks: the Long Tasks API (50 ms and more).
 */
export async function measurePage() {
  const { servePage } = await import(pathToFileURL(join(root, 'dist/server/serve-page.js')).href);
  const served = await servePage(join(root, 'dist/web'), 0);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const files = [];
    page.on('response', (response) => {
      files.push(
        response.body().then((body) => ({
          url: response.url(),
          bytes: gzipSync(body).length,
          atMs: performance.now(),
        })),
      );
    });
    await page.addInitScript(() => {
      const seen = { verdictMs: null, tasksMs: [] };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.tasksMs.push(Math.round(entry.duration));
      }).observe({ type: 'longtask', buffered: true });
      new MutationObserver(() => {
        if (seen.verdictMs === null && document.querySelector('.card .word') !== null)
          seen.verdictMs = Math.round(performance.now());
      }).observe(document, { childList: true, subtree: true });
    });
    const startedMs = performance.now();
    await page.goto(served.address);
    await page.waitForFunction(() => globalThis.seen.verdictMs !== null, undefined, {
      timeout: 120_000,
    });
    const verdictAtMs = performance.now();
    await page.waitForSelector('[data-status=done]', { timeout: 300_000 });
    const { verdictMs, tasksMs } = await page.evaluate(() => globalThis.seen);
    const all = await Promise.all(files);
    const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
    return {
      firstLoadBytes: sum(all.filter(({ atMs }) => atMs <= verdictAtMs)),
      firstVerdictMs: verdictMs,
      runMs: Math.round(performance.now() - startedMs),
      longTasks: tasksMs.length,
      longestTaskMs: tasksMs.reduce((most, ms) => Math.max(most, ms), 0),
    };
  } finally {
    await browser.close();
    await served.close();
  }
}
