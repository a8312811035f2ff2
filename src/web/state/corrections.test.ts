import { expect, test } from 'vitest';
import type { Claim } from '../../domain/claim.ts';
import type { ReadAnswer } from '../engine/protocol.ts';
import {
  type Corrected,
  changedSlots,
  correctClaim,
  correctedClaims,
  originalOf,
  undoCorrections,
} from './corrections.ts';

const claim = (id: string): Claim => ({
  ...{ id, report: 'a', span: { start: 0, end: 4 }, kind: 'possession', speaker: null },
  ...{ hedge: 'asserted', actor: 'VEN', system: null, quantity: null, place: [], date: null },
});
const read: ReadAnswer = {
  ...{ reports: [], findings: [] },
  reading: {
    ...{ reports: [], relations: [], checks: [], origins: [], corrected: [] },
    claims: [claim('a#c1'), claim('a#c2')],
  },
};
const start: Corrected = { read, corrections: [] };
const make = (state: Corrected | null): Corrected => {
  if (state === null) throw new Error('nothing was changed');
  return state;
};

test('a correction changes its claim alone and is recorded with what it was', () => {
  const once = make(correctClaim(start, 'a#c2', { speaker: 'A minister', hedge: 'denied' }));
  expect(once.read.reading.claims[0]).toBe(read.reading.claims[0]);
  expect(once.read.reading.claims[1]).toMatchObject({ speaker: 'A minister', hedge: 'denied' });
  expect(originalOf(once.corrections, 'a#c2')).toBe(read.reading.claims[1]);
  expect(correctedClaims(once.corrections)).toEqual(['a#c2']);
  expect(once.read.reading.corrected).toEqual(['a#c2']);
  const [only] = once.corrections;
  expect(only && changedSlots(only.before, only.after)).toEqual(['speaker', 'hedge']);
});

test('what changes nothing, or no claim, is no correction', () => {
  expect(correctClaim(start, 'a#c1', { actor: 'VEN', place: [] })).toBeNull();
  expect(correctClaim(start, 'a#c9', { actor: 'COL' })).toBeNull();
});

test('a change cannot move a claim to other words', () => {
  const forged = { speaker: 'x', id: 'b#c1', span: { start: 1, end: 2 } };
  const once = make(correctClaim(start, 'a#c1', forged));
  expect(once.read.reading.claims[0]).toMatchObject({ id: 'a#c1', span: { start: 0, end: 4 } });
});

test('undo takes back the last correction, then the one before, then nothing', () => {
  const once = make(correctClaim(start, 'a#c1', { actor: 'COL' }));
  const twice = make(correctClaim(once, 'a#c2', { actor: 'GUY' }));
  const back = make(undoCorrections(twice, null));
  expect(back.read.reading).toEqual(once.read.reading);
  expect(make(undoCorrections(back, null)).read.reading).toEqual(read.reading);
  expect(undoCorrections(start, null)).toBeNull();
});

test('all corrections of one claim can be taken back; those of others stay', () => {
  const once = make(correctClaim(start, 'a#c1', { actor: 'COL' }));
  const twice = make(correctClaim(once, 'a#c2', { actor: 'GUY' }));
  const thrice = make(correctClaim(twice, 'a#c1', { actor: 'BRA' }));
  const back = make(undoCorrections(thrice, 'a#c1'));
  expect(back.read.reading.claims.map(({ actor }) => actor)).toEqual(['VEN', 'GUY']);
  expect(back.corrections).toHaveLength(1);
  expect(undoCorrections(back, 'a#c1')).toBeNull();
});
