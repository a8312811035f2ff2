import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { closeApp } from './open-app.ts';
import { openBrowser } from './open-browser.ts';

/** A browser for all tests of the file that calls this while it is read; it is closed after the last of them, and so is the page that was served to it. */
export async function keepBrowser(): Promise<Browser> {
  const browser = await openBrowser();
  afterAll(async () => {
    await browser.close();
    await closeApp();
  });
  return browser;
}
