import { type Browser, chromium } from 'playwright-core';
import { findChromium, installLine } from '../../tools/lib/find-chromium.mjs';

/** Starts the machine's Chromium without a window. @throws Error with the line that installs it: a missing browser fails a test, it never skips one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(`no Chromium found; install it: ${installLine}`);
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
  });
}
