import { expect, test } from 'vitest';
import { drawReliability } from '../../tools/lib/draw-reliability.mjs';
import { countDistribution, measureReliability } from '../../tools/lib/reliability.mjs';
import { createDice } from '../oracle/slow-model/earth.ts';

/** Forecasts of known chances by 128 trials each, and outcomes of chances that `bend` makes of them. */
function makeOutcomes(count: number, bend: (chance: number) => number) {
  const dice = createDice(77);
  return Array.from({ length: count }, () => {
    const chance = dice.uniform();
    let hits = 0;
    for (let trial = 0; trial < 128; trial++) if (dice.hits(chance)) hits++;
    return { forecast: hits / 128, trials: 128, held: dice.hits(bend(chance)) };
  });
}

test('the count of equal chances is binomial, and of unequal ones what two draws by hand give', () => {
  // 10 draws of 0.3: 3 successes with C(10, 3) 0.3^3 0.7^7 = 0.266828.
  expect(countDistribution(Array(10).fill(0.3))[3]).toBeCloseTo(0.266828, 6);
  // 0.2 and 0.5: none 0.8 x 0.5, both 0.2 x 0.5.
  const [none, one, both] = countDistribution([0.2, 0.5]);
  expect([none, one, both].map((mass) => mass.toFixed(12))).toEqual(
    [0.4, 0.5, 0.1].map((mass) => mass.toFixed(12)),
  );
});

test('a band is the central 99.5 % of a binomial count', () => {
  // 100 forecasts of 12 of 24 trials: each outcome has the chance 12.5 / 25 = 1/2. Binomial(100, 1/2): P(<= 35) = 0.00176, P(<= 36) = 0.00332.
  const outcomes = Array.from({ length: 100 }, (_, i) => ({
    ...{ forecast: 0.5, trials: 24, held: i < 36 },
  }));
  const bin = measureReliability(outcomes).bins[5];
  expect(bin).toMatchObject({ count: 100, held: 36, band: [0.36, 0.64], inside: true });
  const less = outcomes.map((each, i) => ({ ...each, held: i < 35 }));
  expect(measureReliability(less).bins[5]?.inside).toBe(false);
});

test('right forecasts stay inside their bands, bent ones do not', () => {
  const binsOutside = (bend: (chance: number) => number): number =>
    measureReliability(makeOutcomes(2000, bend)).bins.filter(({ inside }) => !inside).length;
  expect(binsOutside((chance) => chance)).toBe(0);
  expect(binsOutside((chance) => chance ** 2)).toBeGreaterThanOrEqual(3);
  expect(binsOutside((chance) => 0.5 + (chance - 0.5) / 2)).toBeGreaterThanOrEqual(3);
});

test('the parts of the Brier score add up, and forecasts without trials of their own leave nothing within bins', () => {
  const figures = measureReliability(makeOutcomes(500, (chance) => chance));
  const { brier, reliability, resolution, uncertainty, within } = figures;
  expect(reliability - resolution + uncertainty + within).toBeCloseTo(brier, 12);
  expect(Math.abs(within)).toBeLessThan(0.01);
  // One forecast a bin: Murphy's three parts are all there is. Three of four held at 0.5: 0.0625 - 0 + 0.1875 = 0.25.
  const even = [true, true, true, false].map((held) => ({ forecast: 0.5, trials: 10, held }));
  const parts = measureReliability(even);
  expect([parts.reliability, parts.resolution, parts.uncertainty]).toEqual([0.0625, 0, 0.1875]);
  expect(parts.within).toBeCloseTo(0, 12);
});

test('the diagram has a bar and a point for each full bin, axes with units, numbers and the sentence', () => {
  const figures = measureReliability([
    { forecast: 0.25, trials: 128, held: true },
    { forecast: 0.25, trials: 128, held: false },
    { forecast: 1, trials: 128, held: true },
  ]);
  const svg = drawReliability(figures, 'Some <sentence> & no more.');
  expect(svg.match(/<rect class="band"/g)?.length).toBe(2);
  expect(svg.match(/<circle class="inside"/g)?.length).toBe(2);
  // 25 % stands a quarter along the axis of 480 from 80, one half up from the foot at 540.
  expect(svg).toContain('<circle class="inside" cx="200" cy="300" r="5"/>');
  for (const words of ['chance that the verdict gives, %', 'held, %', '>2</text>', '>100 %<'])
    expect(svg).toContain(words);
  expect(svg).toContain('Some &lt;sentence&gt; &amp; no more.');
  expect(svg).not.toContain('<sentence>');
});
