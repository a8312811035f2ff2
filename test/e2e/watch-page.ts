import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';

const artefacts = fileURLToPath(new URL('../../test-artefacts/', import.meta.url));

/** A published page in the browser, with everything it did that it should not. */
export interface WatchedPage {
  readonly page: Page;
  /** Addresses asked for, the file itself included. */
  readonly requests: readonly string[];
  /** Console messages of any level but log, uncaught errors, dialogs. */
  readonly complaints: readonly string[];
  /** Directives of the content security policy that were broken. */
  readonly violations: () => Promise<readonly string[]>;
}

/** Opens a published file at a width in pixels and listens from before its first byte. */
export async function watchPage(
  browser: Browser,
  file: string,
  width: number,
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  await page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(globalThis, { brokenDirectives: found });
    document.addEventListener('securitypolicyviolation', (event) =>
      found.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  const violations = () =>
    page.evaluate(() => (globalThis as unknown as { brokenDirectives: string[] }).brokenDirectives);
  return { page, requests, complaints, violations };
}

/** Clicks into the first line of an element: the middle of one that runs over several lines may lie outside it. */
export async function clickFirstLine(page: Page, target: Locator): Promise<void> {
  const at = await target.evaluate((one) => {
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [line] = one.getClientRects();
    return line && { x: line.x + line.width / 2, y: line.y + line.height / 2 };
  });
  if (at === undefined) throw new Error('nothing to click');
  await page.mouse.click(at.x, at.y);
}

/** Chromium refuses taller pictures; what is below is checked by the tests, not by the eye. */
const tallestPx = 16_000;

/** Keeps a picture of the whole page in test-artefacts/. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(artefacts, { recursive: true });
  const [width, height] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollHeight,
  ]);
  const clip = { x: 0, y: 0, width: width ?? 0, height: Math.min(height ?? 0, tallestPx) };
  // A long page takes a busy machine longer than the usual half minute.
  await page.screenshot({
    timeout: 120_000,
    path: `${artefacts}${name}.png`,
    fullPage: true,
    clip,
  });
}
