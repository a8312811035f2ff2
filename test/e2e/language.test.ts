import { expect, test, vi } from 'vitest';
import { fragmentOf } from './few-trials.ts';
import { findViolations } from './find-violations.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, openApp } from './open-app.ts';
import { smallReport } from './small-run.ts';
import { walkByTab } from './walk-by-tab.ts';
import { keepPicture } from './watch-page.ts';

vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

/** Words that Spanish does not have. */
const english =
  /(?<!\p{L})(?:the|of|and|is|are|was|were|with|that|which|at|for|from|by|than|its|this|these|not|be|on|to|or|each|would|has|have)(?!\p{L})/iu;

/** Quotes, sources in brackets, the claim that a number comes from, and the credit that the map's data ask for. */
const ofOthers = /“[^”]*”|«[^»]*»|\([^()]*\)|afirmación, .*|Made with Natural Earth/g;

/** What a reader sees of the page, without the words of reports, names and files. */
async function listEnglish(page: import('playwright-core').Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const isOpen = parent?.checkVisibility() === true;
      const isOther = parent?.closest('blockquote, code, pre, script, style, article.report, mark');
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (isOpen && !isOther && text !== '') found.push(text);
    }
    return found;
  });
  const ofReport = smallReport.text.replaceAll(/\s+/g, ' ');
  return shown.filter(
    (text) => !ofReport.includes(text) && english.test(text.replaceAll(ofOthers, ' ')),
  );
}

test('a browser that asks for Spanish gets it in every view, and the run is the same', async () => {
  const fragment = await fragmentOf([smallReport]);
  const plain = await openApp(browser, { fragment });
  const digest = await awaitDigest(plain.page);
  expect(await plain.page.locator('html').getAttribute('lang')).toBe('en');
  await plain.close();

  const app = await openApp(browser, { fragment, locale: 'es-VE' });
  const { page } = app;
  expect(await awaitDigest(page)).toBe(digest);
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  const left: string[] = [];
  const views = ['Inicio', 'Informes', 'Veredictos', 'Mapa', '¿Y si…?', 'Un ensayo', 'Gráficos'];
  for (const name of [...views, 'Ejercicios', 'Compartir']) {
    await page
      .getByRole('navigation', { name: 'Vistas' })
      .getByRole('button', { name, exact: true })
      .click();
    await page.locator('main[aria-busy=false]').waitFor();
    await page.waitForTimeout(500);
    left.push(...(await listEnglish(page)));
    expect([name, await findViolations(page)]).toEqual([name, []]);
    for (const width of [400, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await keepPicture(
        page,
        `spanish-${name.toLowerCase().replaceAll(/[^a-zá-ú]/g, '')}-${width}`,
      );
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([name, width, overflow]).toEqual([name, width, 0]);
    }
  }
  expect(left).toEqual([]);
  expect(app.complaints).toEqual([]);
  await app.close();
});

test('another language is one click away: what is typed and run stays, and the choice is kept', async () => {
  const { page, context, close } = await openApp(browser);
  context.setDefaultTimeout(30_000);
  await page.getByLabel('Report 1').fill(smallReport.text);
  await page.getByRole('button', { name: 'Assess' }).click();
  const digest = await awaitDigest(page);
  const word = page.locator('.word').first();
  await page.getByRole('button', { name: 'Verdicts', exact: true }).click();
  const before = await word.textContent();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('heading', { name: 'Veredictos' }).first().waitFor();
  expect(await word.textContent()).not.toBe(before);
  expect(await awaitDigest(page)).toBe(digest);
  expect(await page.getByRole('button', { name: 'Español' }).getAttribute('aria-current')).toBe(
    'true',
  );
  const { unreached, nameless, ringless } = await walkByTab(page);
  expect([unreached, nameless, ringless]).toEqual([[], [], []]);
  await page.getByRole('button', { name: 'Inicio', exact: true }).click();
  expect(await page.getByLabel('Informe 1').inputValue()).toBe(smallReport.text);
  await page.reload();
  await page.getByRole('heading', { name: '¿Qué se afirma?' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'What is claimed?' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await close();
});

test('the published page that is taken from the page is in its language, the data beside it are not', async () => {
  const { page, close } = await openApp(browser, {
    fragment: await fragmentOf([smallReport]),
    locale: 'es-ES',
  });
  await awaitDigest(page);
  await page.getByRole('button', { name: 'Compartir', exact: true }).click();
  const take = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  };
  const html = await take('La página publicada (HTML)');
  expect(html).toContain('<html lang="es">');
  expect(html).toContain('Veredicto por afirmación');
  const results = JSON.parse(await take('Resultados (JSON)'));
  expect(JSON.stringify(results.verdicts)).not.toContain('probabilidad');
  await close();
});
