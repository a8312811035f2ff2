import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { OpenedServer } from '../../src/server/open-server.ts';
import { servePage } from '../../src/server/serve-page.ts';

/** The page as it was built. */
export const builtPage = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The page in a browser, with everything that it did and should not have done. */
export interface OpenedApp {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  /** Every address asked for, in order. */
  readonly asked: readonly string[];
  /** Those outside of the page's own. */
  readonly foreign: readonly string[];
  /** Console messages but logs, uncaught errors, dialogs, broken directives of the policy. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

let served: Promise<OpenedServer> | null = null;

/** Serves the built page once for all tests of a file. */
export function serveApp(): Promise<OpenedServer> {
  served ??= servePage(builtPage, 0);
  return served;
}

/** Ends what `serveApp` began, if it did. */
export async function closeApp(): Promise<void> {
  await (await served)?.close();
  served = null;
}

/** Opens the page in a context of its own: nothing is stored from earlier. `fragment` begins with #. */
export async function openApp(
  browser: Browser,
  options: {
    readonly fragment?: string;
    readonly width?: number;
    readonly isDark?: boolean;
    /** What the browser asks for. Default: American English. */
    readonly locale?: string;
    /** Whether the device lets things move. Default: it asks for little motion. */
    readonly moves?: boolean;
    /** Where the page is served; default: by `serveApp`. */
    readonly address?: string;
    /** Opens a session on the server at that address before the page is there. */
    readonly token?: string;
    /** Processors that the page believes in. */
    readonly processors?: number;
    /** Requests of the page, its first included. */
    readonly onRequest?: (url: string) => void;
  } = {},
): Promise<OpenedApp> {
  const address = options.address ?? (await serveApp()).address;
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    locale: options.locale ?? 'en-US',
    colorScheme: options.isDark === true ? 'dark' : 'light',
    reducedMotion: options.moves === true ? 'no-preference' : 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // A machine that does other things as well takes many times as long.
  context.setDefaultTimeout(120_000);
  if (options.token !== undefined) await openSession(context, address, options.token);
  const page = await context.newPage();
  const asked: string[] = [];
  const foreign: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    asked.push(request.url());
    options.onRequest?.(request.url());
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url()))
      foreign.push(request.url());
  });
  page.on('console', (message) => {
    // What a driver without a graphics card says of its speed is no fault of the page.
    const isDriver = /GL Driver Message .*Performance/.test(message.text());
    if (message.type() !== 'log' && !isDriver)
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  const { processors } = options;
  if (processors !== undefined)
    await page.addInitScript((count) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: count });
    }, processors);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(`${address}${options.fragment ?? ''}`);
  return { page, context, address, asked, foreign, complaints, close: () => context.close() };
}

/** Opens a session on a server. By an invitation: a token opens one only once, and a test may be tried again. */
export async function openSession(
  { request }: BrowserContext,
  address: string,
  token: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const invited = await request.post(new URL('api/v1/invitations', address).href, { headers });
  const { path } = (await invited.json()) as { path: string };
  await request.get(new URL(path, address).href, { maxRedirects: 0 });
}

/** Waits until the run is over and returns its digest. */
export async function awaitDigest(page: Page): Promise<string> {
  const line = page.locator('[data-status=done]');
  await line.waitFor({ timeout: 240_000 });
  return (await line.getAttribute('data-digest')) ?? '';
}

/** Chooses a view of the menu and waits until it is drawn. */
export async function show(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await page.locator('main[aria-busy=false]').waitFor();
}

/** The digest of the run that follows one with another digest. */
export async function awaitOtherDigest(page: Page, digest: string): Promise<string> {
  await page.locator(`[data-status=done]:not([data-digest="${digest}"])`).waitFor({
    timeout: 240_000,
  });
  return awaitDigest(page);
}
