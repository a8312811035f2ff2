import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scoreTexts } from './score-texts.ts';

/** What the reader reaches on texts that were labelled before any rule had seen them; raised with it, never lowered; a set that no rule has used yet, its first score. */
const reached = { recall: 0.78, precision: 0.78, slotAccuracy: 0.77 };

interface FirstScore {
  readonly recall: number;
  readonly precision: number;
  readonly slotAccuracy: number;
}

const folder = new URL('../fixtures/held-out/', import.meta.url);
const first = JSON.parse(readFileSync(new URL('first-scores.json', folder), 'utf8')) as Record<
  string,
  FirstScore
>;
const sets = readdirSync(folder).filter((name) => name.startsWith('set-'));

test.each(sets)('the score on %s', (name) => {
  const score = scoreTexts(new URL(`${name}/`, folder));
  const blind = first[name] as FirstScore;
  console.log(
    `${name}: recall ${score.recall}, precision ${score.precision}, slots ${score.slotAccuracy}; first seen: ${blind.recall}, ${blind.precision}, ${blind.slotAccuracy}`,
  );
  expect(score.recall).toBeGreaterThanOrEqual(Math.min(reached.recall, blind.recall));
  expect(score.precision).toBeGreaterThanOrEqual(Math.min(reached.precision, blind.precision));
  expect(score.slotAccuracy).toBeGreaterThanOrEqual(
    Math.min(reached.slotAccuracy, blind.slotAccuracy),
  );
  expect([score.falseAlarms, score.trapped]).toEqual([0, 0]);
});
