import { expect, test } from 'vitest';
import type { Claim } from '../../../domain/claim.ts';
import { fillForm, readForm } from './slot-form.ts';

const claim: Claim = {
  ...{ id: 'a#c1', report: 'a', span: { start: 0, end: 4 }, kind: 'possession' },
  ...{ speaker: null, hedge: 'asserted', actor: 'VEN', date: null },
  system: { id: 'igla-s', text: 'Igla-S', alternatives: ['s-75'] },
  quantity: { low: null, high: null, value: 5000, approx: 'exact', unit: 'system', text: '5,000' },
  place: [{ kind: 'coast', name: 'scouting the coast', text: 'scouting the coast' }],
};
const vague: Claim = {
  ...claim,
  quantity: { low: 2000, high: null, value: null, approx: 'vague', unit: null, text: 'thousands' },
};
const name = (id: string): string => `system ${id}`;
const read = (of: Claim, change: object) => readForm(of, { ...fillForm(of), ...change }, name);

test('a form that nobody touched changes nothing', () => {
  for (const one of [claim, vague, { ...claim, quantity: null, place: [], system: null }]) {
    expect(read(one, {})).toEqual({});
  }
});

test('a number keeps the printed words and takes the wording', () => {
  const rest = { unit: 'system', text: '5,000' };
  expect(read(claim, { from: '4,000' })?.quantity).toEqual({
    ...{ low: null, high: null, value: 4000, approx: 'exact', ...rest },
  });
  expect(read(claim, { from: '4000', to: '6000' })?.quantity).toMatchObject({
    ...{ low: 4000, high: 6000, value: null },
  });
  expect(read(claim, { approx: 'at-most' })?.quantity).toMatchObject({ high: 5000, value: null });
  expect(read(claim, { approx: 'at-least' })?.quantity).toMatchObject({ low: 5000, value: null });
  expect(read(claim, { from: '' })).toEqual({ quantity: null });
});

test.each([
  { from: 'many' },
  { from: '-3' },
  { from: '5', to: '3' },
  { from: '', to: '3' },
  { date: 'yesterday' },
  { from: '1e999' },
])('what is no number or date is refused: %o', (change) => {
  expect(read(claim, change)).toBeNull();
});

test('a chosen system may be no other', () => {
  expect(read(claim, { system: 's-75' })).toEqual({
    system: { id: 's-75', text: 'Igla-S', alternatives: [] },
  });
  expect(read({ ...claim, system: null }, { system: 's-75' })?.system?.text).toBe('system s-75');
  expect(read(claim, { system: '' })).toEqual({ system: null });
});

test('places are added, changed and removed; untouched ones keep their words', () => {
  const { places } = fillForm(claim);
  const more = [...places, { key: 9, kind: 'border' as const, name: 'COL' }];
  expect(read(claim, { places: more })?.place).toEqual([
    claim.place[0],
    { kind: 'border', name: 'COL', text: 'COL' },
  ]);
  expect(read(claim, { places: [] })).toEqual({ place: [] });
  expect(read(claim, { places: [{ key: 1, kind: 'city', name: ' ' }] })).toEqual({ place: [] });
});
