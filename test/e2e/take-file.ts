import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Chromium drops the eleventh download within a second; nobody presses as fast as a test does. */
const pauseMs = 120;

/** Presses a button that hands a file to the browser, keeps the file in a folder and returns its path. */
export async function takeFile(page: Page, button: Locator, folder: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await page.waitForTimeout(pauseMs);
  return path;
}
