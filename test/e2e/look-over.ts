import type { Page } from 'playwright-core';
import { show } from './open-app.ts';

/** The views by their names in the menu. */
const views = [
  ...(['Start', 'Reports', 'Verdicts', 'Map', 'What if', 'One trial', 'Charts'] as const),
  ...(['Exercises', 'Share'] as const),
];

/** What shows that the engine has answered a view, once there is a run. */
const answers: Readonly<Record<string, string>> = {
  'What if': 'main input[type=range]',
  Map: 'main .gl-map canvas',
  Charts: 'main .chart-box svg',
};

/** Lists what came alive in a document: code that ran, and elements and attributes that hold code or fetch something. */
export function findAlive(): readonly string[] {
  const elements = [...document.querySelectorAll('*')];
  const bad = elements.flatMap((one) => {
    const { tagName } = one;
    const isOwn = one instanceof HTMLScriptElement && one.src.startsWith(location.origin);
    const isForeign = /^(img|iframe|object|embed|base|form\[action\]|script)$/i.test(tagName);
    const names = one.getAttributeNames().filter((name) => {
      const value = one.getAttribute(name) ?? '';
      const isLink = /^(href|src|action|xlink:href|data|srcdoc)$/.test(name);
      return (
        name.startsWith('on') || (isLink && /^\s*(javascript|data:text|vbscript)/i.test(value))
      );
    });
    return [
      ...(isForeign && !isOwn ? [tagName] : []),
      ...names.map((name) => `${tagName} ${name}`),
    ];
  });
  return 'PWN' in globalThis ? ['PWN', ...bad] : bad;
}

/** Shows every view, opens all that can be opened in it, and tells what came alive and which views show `words` as text. */
export async function lookOver(
  page: Page,
  words: string,
): Promise<{ readonly alive: readonly string[]; readonly shownIn: readonly string[] }> {
  const alive: string[] = [];
  const shownIn: string[] = [];
  const hasRun = (await page.locator('[data-status=done]').count()) > 0;
  for (const name of views) {
    await show(page, name);
    await page.locator('main h1, main h2, main p').first().waitFor();
    const answer = answers[name];
    if (answer !== undefined && hasRun) await page.locator(answer).first().waitFor();
    if (name === 'Reports') {
      const claim = page.locator('.claim-ref').first();
      if ((await claim.count()) > 0) await claim.click();
    }
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
      for (const one of document.querySelectorAll('mark, svg, [title], summary')) {
        one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      }
    });
    // What the view asks of the engine comes a moment later.
    await page.waitForTimeout(300);
    alive.push(...(await page.evaluate(findAlive)).map((one) => `${name}: ${one}`));
    const text = await page.evaluate(() => {
      const fields = [...document.querySelectorAll('textarea, input, select')];
      const values = fields.map((one) => (one as HTMLInputElement).value);
      return [document.body.textContent, ...values].join('\n');
    });
    if (text.includes(words)) shownIn.push(name);
  }
  return { alive, shownIn };
}
