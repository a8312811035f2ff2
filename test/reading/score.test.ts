import { expect, test } from 'vitest';
import { scoreTexts } from './score-texts.ts';

/** What the reader reaches on its own labelled texts; raised with it, never lowered. */
const reached = { recall: 0.95, precision: 0.96, slotAccuracy: 0.92 };

test('the score on the labelled texts', () => {
  const score = scoreTexts(new URL('../fixtures/reports/', import.meta.url));
  console.log(score.text.slice(score.text.indexOf('\nall ')));
  expect(score.recall).toBeGreaterThanOrEqual(reached.recall);
  expect(score.precision).toBeGreaterThanOrEqual(reached.precision);
  expect([score.falseAlarms, score.trapped]).toEqual([0, 0]);
  expect(score.slotAccuracy).toBeGreaterThanOrEqual(reached.slotAccuracy);
});
