import type { Browser } from 'playwright-core';
import { encodeShared } from '../../src/web/state/shared.ts';
import { type OpenedApp, openApp } from './open-app.ts';

/** Opens the page without a run: its address holds a scenario file that is refused. `trials` are for the runs to come; null = the stopping rule. */
export async function openQuietly(
  browser: Browser,
  trials: number | null = 64,
): Promise<OpenedApp> {
  const code = await encodeShared({
    ...{ texts: [], corrections: [], yaml: 'skyproof: 2', view: 'start' },
    settings: { asOf: null, territory: null, seed: null, trials },
  });
  const app = await openApp(browser, { fragment: `#s=${code}` });
  await app.page.locator('[data-status=failed]').waitFor({ timeout: 60_000 });
  return app;
}
