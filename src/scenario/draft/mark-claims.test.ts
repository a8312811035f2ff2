import { expect, test } from 'vitest';
import type { Flow } from './flow.ts';
import { correctedReason, markClaims } from './mark-claims.ts';

const markCorrected = (value: Flow, ids: readonly string[]): Flow =>
  markClaims(value, ids, correctedReason);

const count: Flow = { claimed: 5000, unit: 'system', source: 'claim:a#c1' };

test('a number that cites a corrected claim says so, also inside lists and maps', () => {
  expect(markCorrected(count, ['a#c1'])).toEqual({
    ...(count as object),
    reason: correctedReason,
  });
  expect(markCorrected({ where: [{ ...(count as object), reason: 'old' }] }, ['a#c1'])).toEqual({
    where: [{ ...(count as object), reason: `old; ${correctedReason}` }],
  });
});

test('what cites another claim, a fact or nothing stays as it is', () => {
  expect(markCorrected(count, [])).toBe(count);
  expect(markCorrected(count, ['a#c10', 'a#c'])).toEqual(count);
  expect(markCorrected([1, null, 'claim:a#c1', { value: 2 }], ['a#c1'])).toEqual([
    1,
    null,
    'claim:a#c1',
    { value: 2 },
  ]);
});
