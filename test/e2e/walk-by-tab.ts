import type { Page } from 'playwright-core';

/** What a walk with Tab through a view came to; elements by tag and name. */
export interface Walk {
  readonly count: number;
  /** Can be used, but Tab does not come to it. */
  readonly unreached: readonly string[];
  readonly nameless: readonly string[];
  /** Shows nobody that it has the focus. */
  readonly ringless: readonly string[];
}

/** Presses Tab from the first element on until it comes round, and holds what it met against what can be used. */
export async function walkByTab(page: Page): Promise<Walk> {
  await page.evaluate(prepare);
  for (let i = 0; i < 1500; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => (globalThis as unknown as { walk: Walker }).walk.note())) break;
  }
  return page.evaluate(() => (globalThis as unknown as { walk: Walker }).walk.result());
}

interface Walker {
  /** Notes what has the focus; true = the walk has come round. */
  readonly note: () => boolean;
  readonly result: () => Walk;
}

/** Runs in the page. */
function prepare(): void {
  const selector =
    'a[href], button, input, select, textarea, summary, [tabindex="0"], [role=button], [role=slider], canvas[tabindex]';
  const isUsable = (one: Element): boolean =>
    one.checkVisibility({ visibilityProperty: true }) &&
    !one.matches(':disabled, [type=hidden], fieldset:disabled *');
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter(isUsable);
  const nameOf = (one: HTMLElement): string => {
    const labelled = one.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = 'labels' in one ? [...((one.labels as NodeListOf<HTMLElement>) ?? [])] : [];
    const own = one.matches('input, select, textarea') ? '' : (one.textContent ?? '');
    const names = [
      one.getAttribute('aria-label'),
      ...labelled.map((id) => document.getElementById(id)?.textContent),
      ...labels.map((label) => label.textContent),
      ...[own, one.title],
    ];
    return (names.find((name) => name?.trim()) ?? '').trim();
  };
  const tell = (one: HTMLElement): string =>
    `${one.tagName.toLowerCase()}.${one.className} ${nameOf(one)}`.slice(0, 90);
  const met = new Set<Element>();
  const ringed = new Set<Element>();
  const hasRing = (one: Element | null): boolean => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  const walk: Walker = {
    note: () => {
      const one = document.activeElement;
      if (one === null || one === document.body) return false;
      // A date field has several places for the focus, one after the other.
      const isBack = one === [...met][0] && met.size > 1;
      met.add(one);
      const isShown = hasRing(one) || (one.matches('[type=file]') && hasRing(one.closest('label')));
      if (isShown) ringed.add(one);
      return isBack;
    },
    result: () => {
      // Parts of a date field show themselves.
      const lacksRing = (one: Element): boolean => !ringed.has(one);
      // Of several radio buttons one is reached with Tab, the others with arrows.
      const reached = (one: HTMLElement): boolean =>
        met.has(one) ||
        (one instanceof HTMLInputElement &&
          one.type === 'radio' &&
          [...met].some((other) => other instanceof HTMLInputElement && other.name === one.name));
      return {
        count: met.size,
        unreached: all.filter((one) => !reached(one)).map(tell),
        nameless: all.filter((one) => nameOf(one) === '').map(tell),
        ringless: ([...met] as HTMLElement[]).filter(lacksRing).map(tell),
      };
    },
  };
  Object.assign(globalThis, { walk });
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
