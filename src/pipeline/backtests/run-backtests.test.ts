import { expect, test } from 'vitest';
import { backtests } from '../../atlas/generated/backtests.ts';
import { createReference } from '../../atlas/reference.ts';
import type { Backtest } from '../../domain/backtest.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { InventoryRecord } from '../../domain/reference.ts';
import { forecastClass } from './forecast-class.ts';
import { forecastOfWord, forecastRecord } from './forecast-record.ts';
import { forecastRaid } from './forecast-scenario.ts';
import { LateEvidence, resolveScenario } from './resolve-scenario.ts';
import { runBacktests } from './run-backtests.ts';

const reference = createReference();
const find = (id: string): Backtest => {
  const found = backtests.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no back-test ${id}`);
  return found;
};
const run = (some: readonly Backtest[]) => runBacktests({ backtests: some, reference, trials: 64 });
const forecastsOf = async (some: readonly Backtest[]) =>
  new Map((await run(some)).backtests.map(({ id, forecast }) => [id, forecast]));

test('there are at least ten claims, at least four came true and at least four did not', () => {
  const cameTrue = backtests.filter(({ outcome }) => outcome.came).length;
  expect(backtests.length).toBeGreaterThanOrEqual(10);
  expect(cameTrue).toBeGreaterThanOrEqual(4);
  expect(backtests.length - cameTrue).toBeGreaterThanOrEqual(4);
});

test('evidence that became known after the as-of date is refused', () => {
  const shield = find('shield-2025');
  const late = shield.evidence.map((each) =>
    each.id === 'ready' ? { ...each, known: '2026-01-08' } : each,
  );
  const { recipe } = shield;
  if (recipe.kind !== 'row') throw new Error('the shield is a row');
  expect(() => resolveScenario({ ...shield, evidence: late }, recipe.scenario)).toThrow(
    LateEvidence,
  );
  const onTheDay = late.map((each) => (each.id === 'ready' ? { ...each, known: '2025-10' } : each));
  expect(() => resolveScenario({ ...shield, evidence: onTheDay }, recipe.scenario)).not.toThrow();
});

test('late evidence that no recipe asks for changes nothing', async () => {
  const shield = find('shield-2025');
  const [first] = shield.evidence;
  if (first === undefined) throw new Error('the shield has evidence');
  const planted = [...shield.evidence, { ...first, id: 'planted', known: '2026-01-08' }];
  const before = await forecastsOf([shield]);
  expect(await forecastsOf([{ ...shield, evidence: planted }])).toEqual(before);
});

test('a register that is printed later changes no record forecast, one printed before does', () => {
  const buk = find('buk-2015');
  const { recipe } = buk;
  if (recipe.kind !== 'record') throw new Error('the Buk is a record');
  const count = reference.inventories.find(({ system }) => system === 'buk-m2e')?.count as Quantity;
  const plant = (date: string) => {
    const record: InventoryRecord = {
      ...{ country: 'VEN', system: 'buk-m2e' },
      count: { ...count, source: { ...count.source, date } },
    };
    return forecastRecord(buk, recipe, { ...reference, inventories: [record] });
  };
  expect(plant('2015-03-22')).toBe(forecastOfWord['not-supported-by-public-record']);
  expect(plant('2015-03-21')).toBe(forecastOfWord.supported);
});

test('no forecast depends on the outcome of its own claim', async () => {
  const usual = await forecastsOf(backtests);
  const changed = backtests.filter(({ id }) => {
    const flipped = backtests.map((each) =>
      each.id === id ? { ...each, outcome: { ...each.outcome, came: !each.outcome.came } } : each,
    );
    return forecastClass(find(id), flipped) !== forecastClass(find(id), backtests);
  });
  expect(changed.map(({ id }) => id)).toEqual([]);
  // All outcomes at once: whatever is not a class stays, because it sees no outcome at all.
  const allFlipped = backtests.map((each) => ({
    ...each,
    outcome: { ...each.outcome, came: !each.outcome.came },
  }));
  const after = await forecastsOf(allFlipped);
  for (const { id, recipe } of backtests)
    if (recipe.kind !== 'class') expect(after.get(id), id).toBe(usual.get(id));
});

test('a class counts earlier outcomes alone: (true + 1) / (all + 2)', () => {
  const target = find('libya-2011');
  const other = (came: boolean, known: string): Backtest => ({
    ...find('f117-1999'),
    ...{ id: `${came} ${known}`, outcome: { ...target.outcome, came, known } },
  });
  expect(forecastClass(target, [target])).toBe(1 / 2);
  const settled = { ...target, outcome: { ...target.outcome, known: '2000-01-01' } };
  expect(forecastClass(settled, [settled])).toBe(1 / 2);
  const earlier = [
    other(true, '2000-01-01'),
    other(false, '2001-01-01'),
    other(true, '2011-03-18'),
  ];
  expect(forecastClass(target, [target, ...earlier])).toBe(3 / 5);
  const later = [other(false, '2011-03-19'), other(false, '2012-01-01')];
  expect(forecastClass(target, [target, ...earlier, ...later])).toBe(3 / 5);
  const foreign = { ...other(false, '2000-01-01'), class: 'denial' } as const;
  expect(forecastClass(target, [target, ...earlier, foreign])).toBe(3 / 5);
});

test('a raid with a known chance gives the binomial: one of one, and 41 of 42', () => {
  const withKill = (id: string, value: number): Backtest => {
    const one = find(id);
    const evidence = one.evidence.map((each) =>
      each.id === 'kill'
        ? {
            ...each,
            quantity: { ...each.quantity, distribution: { kind: 'fixed', value } as const },
          }
        : each,
    );
    return { ...one, evidence };
  };
  const trials = 1024;
  const forecast = (backtest: Backtest): number => {
    if (backtest.recipe.kind !== 'raid') throw new Error('a raid was expected');
    return forecastRaid(backtest, backtest.recipe, { reference, trials, seed: null });
  };
  // Bounds: |z| <= 4, n = 1,024, standard error sqrt(p (1 - p) / n).
  const near = (got: number, expected: number): void => {
    const standardError = Math.sqrt((expected * (1 - expected)) / trials);
    expect(Math.abs(got - expected) / standardError).toBeLessThanOrEqual(4);
  };
  near(forecast(withKill('riyadh-2017', 0.3)), 0.3);
  near(forecast(withKill('patriot-1991', 0.95)), 0.95 ** 42 + 42 * 0.95 ** 41 * 0.05);
}, 120_000);

test('misses come first and every score is that of its forecast', async () => {
  const { backtests: results, all, clean } = await run(backtests);
  const firstOther = results.findIndex(({ miss }) => !miss);
  expect(results.slice(firstOther).some(({ miss }) => miss)).toBe(false);
  expect(firstOther).toBeGreaterThan(0);
  for (const { forecast, outcome, miss, brier } of results) {
    const came = outcome ? 1 : 0;
    expect(brier).toBeCloseTo((forecast - came) ** 2, 12);
    expect(miss).toBe(Math.abs(forecast - came) > 0.5);
  }
  expect([all.n, clean.n]).toEqual([results.length, results.filter((one) => one.clean).length]);
  expect(all.ours).toBeCloseTo(results.reduce((sum, one) => sum + one.brier, 0) / all.n, 12);
});

test('the same data give the same report, and another seed moves simulated forecasts alone', async () => {
  const one = await run(backtests);
  expect(await run(backtests)).toEqual(one);
  const other = await runBacktests({ backtests, reference, trials: 64, seed: 2 });
  const moved = other.backtests.filter(
    ({ id, forecast }) => one.backtests.find((each) => each.id === id)?.forecast !== forecast,
  );
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.every(({ trials }) => trials === 64)).toBe(true);
});
