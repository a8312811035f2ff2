import { expect, test } from 'vitest';
import { findingCodes } from '../domain/finding.ts';
import type { Distribution, Quantity } from '../domain/quantity.ts';
import type { Source } from '../domain/source.ts';
import { createReference } from './reference.ts';

const reference = createReference();
const quantities: [string, Quantity][] = [
  ...reference.systems.flatMap(({ id, figures }) =>
    Object.entries(figures).map(([figure, quantity]): [string, Quantity] => [
      `${id}.${figure}`,
      quantity,
    ]),
  ),
  ...reference.intruders.flatMap(({ id, speedMps, altitudeM }): [string, Quantity][] => [
    [`${id}.speedMps`, speedMps],
    [`${id}.altitudeM`, altitudeM],
  ]),
  ...reference.inventories.map(({ country, system, count }): [string, Quantity] => [
    `${country}.${system}`,
    count,
  ]),
  ...Object.entries(reference.assumptions),
];

function expectPaper(source: Source): void {
  expect(source.id).not.toBe('');
  expect(source.grade).toMatch(/^[A-F][1-6]$/);
  if (source.date !== null) expect(source.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
  if (source.kind === 'assumption') {
    expect(source.grade).toBe('F6');
    expect(source.reason?.length).toBeGreaterThanOrEqual(10);
    expect(source.date).toBe(null);
  } else {
    expect(source.title).not.toBe('');
    if (source.address !== null) expect(source.address).toMatch(/^https?:\/\/[^\s/]+\.[^\s]+$/);
  }
}

function rangeOf(distribution: Distribution): readonly [number, number] {
  switch (distribution.kind) {
    case 'fixed':
      return [distribution.value, distribution.value];
    case 'uniform':
    case 'triangular':
    case 'pert':
      return [distribution.low, distribution.high];
    case 'discrete':
      return [Math.min(...distribution.values), Math.max(...distribution.values)];
    default:
      return [0, 1];
  }
}

test('every number has a paper', () => {
  expect(quantities.length).toBeGreaterThan(150);
  for (const [, { source }] of quantities) expectPaper(source);
  for (const { source } of reference.facts) expectPaper(source);
  for (const { source } of reference.histories) expectPaper(source);
  for (const { source } of reference.systems.flatMap(({ published }) => published))
    expectPaper(source);
});

test('ranges are ordered, not negative, and probabilities and shares lie in [0, 1]', () => {
  for (const [name, { distribution, unit }] of quantities) {
    const [low, high] = rangeOf(distribution);
    expect(low, name).toBeLessThanOrEqual(high);
    expect(low, name).toBeGreaterThanOrEqual(0);
    if (unit === 'probability' || unit === 'share') expect(high, name).toBeLessThanOrEqual(1);
  }
});

test('a figure that was only recalled is an assumption, and a recalled range is never run but for the class MANPADS', () => {
  for (const { id, runnable, figures } of reference.systems) {
    const { rangeM, ceilingM } = figures;
    if (runnable && id !== 'manpads') expect(rangeM?.source.kind, id).toBe('fact');
    if (runnable) expect(ceilingM, id).toBeDefined();
    if (!runnable) expect(rangeM, id).toBeUndefined();
  }
  const notRun = reference.systems.filter(({ runnable }) => !runnable).map(({ id }) => id);
  expect(notRun).toEqual(['mistral', 'rbs-70', 'starstreak']);
});

test('lower limits lie below upper limits', () => {
  for (const { id, figures } of reference.systems) {
    const { minRangeM, rangeM, floorM, ceilingM } = figures;
    if (minRangeM && rangeM) {
      expect(rangeOf(minRangeM.distribution)[1], id).toBeLessThan(rangeOf(rangeM.distribution)[0]);
    }
    if (floorM && ceilingM) {
      expect(rangeOf(floorM.distribution)[1], id).toBeLessThan(rangeOf(ceilingM.distribution)[0]);
    }
  }
});

test('every designation, inventory and history points to a known system', () => {
  const known = new Set(reference.systems.map(({ id }) => id));
  const named = [
    ...reference.designations.flatMap(({ system, confusable }) => [
      system,
      ...confusable.map((other) => other.system),
    ]),
    ...reference.inventories.map(({ system }) => system),
    ...reference.histories.map(({ system }) => system),
  ];
  expect(named.filter((system) => !known.has(system))).toEqual([]);
  expect(reference.designations.map(({ system }) => system).sort()).toEqual([...known].sort());
});

test('no written form stands for two systems', () => {
  const forms = reference.designations.flatMap((entry) =>
    entry.forms.map((form) => form.replaceAll('-', ' ')),
  );
  expect(new Set(forms).size).toBe(forms.length);
});

test('every territory decodes into closed rings inside the globe', () => {
  for (const { code } of reference.countries) {
    const territory = reference.territory(code);
    expect(territory, code).not.toBe(null);
    expect(territory?.polygons.length, code).toBeGreaterThan(0);
    for (const ring of territory?.polygons.flat() ?? []) {
      expect(ring.length, code).toBeGreaterThanOrEqual(4);
      expect(ring.at(-1), code).toEqual(ring[0]);
      const outside = ring.filter(
        ([lng, lat]) => !(Math.abs(lng) <= 180.001 && Math.abs(lat) <= 90.001),
      );
      expect(outside, code).toEqual([]);
    }
  }
});

test('a border is the same line from both sides', () => {
  const points = (code: string, neighbour: string) =>
    (
      reference.territory(code)?.borders.find((border) => border.neighbour === neighbour)?.lines ??
      []
    )
      .flat()
      .map(([lng, lat]) => `${lng} ${lat}`)
      .sort();
  expect(points('VEN', 'COL').length).toBeGreaterThan(100);
  expect(points('VEN', 'COL')).toEqual(points('COL', 'VEN'));
});

test('a territory is decoded once, and an unknown code gives null', () => {
  expect(reference.territory('VEN')).toBe(reference.territory('VEN'));
  expect(reference.territory('ZZZ')).toBe(null);
  expect(reference.territory('__proto__')).toBe(null);
});

test('cities come largest first, in known countries, inside the globe', () => {
  const codes = new Set(reference.countries.map(({ code }) => code));
  const populations = reference.cities.map(({ population }) => population);
  expect(populations).toEqual([...populations].sort((left, right) => right - left));
  expect(reference.cities.filter(({ country }) => !codes.has(country))).toEqual([]);
  const venezuelan = reference.cities.filter(({ country }) => country === 'VEN');
  expect(venezuelan.slice(0, 4).map(({ name }) => name)).toEqual([
    'Caracas',
    'Maracaibo',
    'Maracay',
    'Valencia',
  ]);
});

test('every capital of a country with a gazetteer is one of its cities', () => {
  const missing = reference.countries
    .filter(({ code }) => reference.cities.some(({ country }) => country === code))
    .filter(
      ({ code, capital }) =>
        capital !== null &&
        !reference.cities.some(({ country, name }) => country === code && name === capital),
    )
    .map(({ code }) => code);
  expect(missing).toEqual([]);
});

test('the finding that guards the papers is one of the codes', () => {
  expect(findingCodes.E_PARAMETER_PAPER).toContain('source');
});
