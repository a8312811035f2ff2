import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scoreTexts } from './score-texts.ts';

/**
 * What the reader reaches on Spanish texts. The models learned from all sets but b: its score says what to expect of a new text, the others that nothing broke. Rules of the gloss were
 * tuned on sets a, c, d and e.
 */
const least = {
  learned: { recall: 0.8, precision: 0.85, slotAccuracy: 0.7 },
  'set-b': { recall: 0.7, precision: 0.78, slotAccuracy: 0.62 },
} as const;

/** The mean over the sets that the models learned from. */
const reached = { recall: 0.84, precision: 0.9, slotAccuracy: 0.74 };

type Figures = Readonly<Record<'recall' | 'precision' | 'slotAccuracy', number>>;

const folder = new URL('../fixtures/reports-es/', import.meta.url);
const first = JSON.parse(readFileSync(new URL('first-scores.json', folder), 'utf8')) as Record<
  string,
  Figures
>;
const names = readdirSync(folder).filter((name) => name.startsWith('set-'));
const show = ({ recall, precision, slotAccuracy }: Figures): string =>
  `${recall}, ${precision}, ${slotAccuracy}`;
const learned: Figures[] = [];

test.each(names)('the score on the Spanish %s', (name) => {
  const score = scoreTexts(new URL(`${name}/`, folder));
  const own = first[name];
  console.log(
    `Spanish ${name}: recall, precision, slots ${show(score)}; first seen ${own === undefined ? 'none' : show(own)}`,
  );
  const floor = name === 'set-b' ? least['set-b'] : least.learned;
  if (name !== 'set-b') learned.push(score);
  for (const [figure, value] of Object.entries(floor))
    expect(score[figure as keyof Figures]).toBeGreaterThanOrEqual(value);
  expect(score.falseAlarms).toBe(0);
});

test.each(['recall', 'precision', 'slotAccuracy'] as const)(
  'the mean %s over the Spanish sets that were learned from',
  (figure) => {
    expect(learned.length).toBe(names.length - 1);
    const mean = learned.reduce((sum, score) => sum + score[figure], 0) / learned.length;
    console.log(`mean ${figure} over ${learned.length} Spanish sets: ${mean.toFixed(3)}`);
    expect(mean).toBeGreaterThanOrEqual(reached[figure]);
  },
);
