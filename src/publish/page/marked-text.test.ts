import { expect, test } from 'vitest';
import type { Claim, ClaimKind } from '../../domain/claim.ts';
import { kindOfRun, markText } from './marked-text.ts';

function claim(id: string, kind: ClaimKind, start: number, end: number): Claim {
  return {
    id,
    kind,
    span: { start, end },
    report: 'r',
    speaker: null,
    hedge: 'asserted',
    actor: null,
    system: null,
    quantity: null,
    place: [],
    date: null,
  };
}

const text = '0123456789abcdefghij';

test('overlapping and nested spans give the text back, cut at every edge', () => {
  const claims = [
    claim('outer', 'event', 2, 15),
    claim('inner', 'effect', 5, 8),
    claim('across', 'threat', 12, 18),
  ];
  const runs = markText(text, claims);
  expect(runs.map((run) => run.text).join('')).toBe(text);
  expect(runs.map((run) => `${run.text}:${run.claims.map((one) => one.id).join('+')}`)).toEqual([
    '01:',
    '234:outer',
    '567:inner+outer',
    '89ab:outer',
    'cde:across+outer',
    'fgh:across',
    'ij:',
  ]);
  expect(runs.map(kindOfRun)).toEqual([null, 'event', 'effect', 'event', 'threat', 'threat', null]);
});

test('every claim ends in exactly one run', () => {
  const claims = [
    claim('a', 'event', 0, 20),
    claim('b', 'effect', 0, 20),
    claim('c', 'risk', 3, 9),
  ];
  const ends = markText(text, claims).flatMap((run) => run.ending.map((one) => one.id));
  expect(ends.sort()).toEqual(['a', 'b', 'c']);
});

test('spans outside the text are clipped and empty ones dropped', () => {
  const runs = markText(text, [claim('a', 'event', 15, 99), claim('b', 'event', 7, 7)]);
  expect(runs.map((run) => run.text)).toEqual(['0123456789abcde', 'fghij']);
});
