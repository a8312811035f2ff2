import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCity, findCountry } from './find-place.ts';
import { editDistance, findSystem, nearestSystems } from './find-system.ts';
import { foldName } from './fold-name.ts';
import { createReference } from './reference.ts';

const reference = createReference();

test.each([
  ['igla-s', 'igla-s'],
  ['IGLA S', 'igla-s'],
  ['SA-24', 'igla-s'],
  ['9K338', 'igla-s'],
  ['Игла-С', 'igla-s'],
  ['Igla', 'igla'],
  ['SA-2', 's-75'],
  ['Volkhov', 's-75'],
  ['S-75 Dvina / Volkhov (SA-2 Guideline)', 's-75'],
  ['Pechora 2M', 's-125'],
  ['shoulder–fired missiles', 'manpads'],
  ['man-portable air defence systems', 'manpads'],
  ['Patriot', 'patriot-pac-2'],
])('the designation %s names %s', (text, id) => {
  expect(findSystem(reference, text)?.id).toBe(id);
});

test('a text that is no designation names nothing', () => {
  for (const text of ['', ' ', 'SA', 'S-400', 'igla-s missiles over there', 'x'.repeat(1e5)]) {
    expect(findSystem(reference, text)).toBe(null);
  }
});

test('a misspelt id suggests the nearest ones', () => {
  expect(nearestSystems(reference, 'igla-z')[0]).toMatch(/^igla/);
  expect(nearestSystems(reference, 'stringer')).toEqual(['stinger']);
  expect(nearestSystems(reference, 'pantsir-s2')).toEqual(['pantsir-s1']);
  expect(nearestSystems(reference, 'flying carpet')).toEqual([]);
});

test('the edit distance is a metric', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', '-') });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
    { seed: 1, numRuns: 500 },
  );
  expect(editDistance('kitten', 'sitting')).toBe(3);
});

test.each([
  ['VEN', 'VEN'],
  ['ven', 'VEN'],
  ['Venezuela', 'VEN'],
  ['U.S.', 'USA'],
  ['United States', 'USA'],
  ['cote d’ivoire', 'CIV'],
  ['Türkiye', 'TUR'],
  ['Russian Federation', 'RUS'],
  ['Georgia', 'GEO'],
])('the name %s finds %s', (text, code) => {
  expect(findCountry(reference, text)?.code).toBe(code);
});

test('a city is found without accents, the largest of its name first', () => {
  expect(findCity(reference, 'caracas', 'VEN')?.country).toBe('VEN');
  expect(findCity(reference, 'Merida', 'VEN')?.name).toBe('Mérida');
  expect(findCity(reference, 'Valencia', 'VEN')?.country).toBe('VEN');
  expect(findCity(reference, 'New York', 'USA')?.name).toBe('New York City');
  expect(findCity(reference, 'Washington', null)?.country).toBe('USA');
  expect(findCity(reference, 'Bogota', 'VEN')).toBe(null);
});

test('folding a name twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(foldName(foldName(text))).toBe(foldName(text));
    }),
    { seed: 1, numRuns: 500 },
  );
});
