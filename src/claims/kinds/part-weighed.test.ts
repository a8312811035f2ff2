import { expect, test } from 'vitest';
import { reference } from '../../../test/fixtures/reference.ts';
import type { Weights } from '../../domain/reference.ts';
import { readReport } from '../../reports/read-report.ts';
import { readDrafts } from '../read-claims.ts';

const posture = 'Venezuela has placed 5,000 Igla-S missiles near the border with Colombia.';

function spansOf(text: string, seamWeights: Weights, claimWeights: Weights = new Map()): string[] {
  const { report } = readReport({ name: 'one.txt', text, sha256: '', replaced: 0 });
  if (report === null) throw new RangeError('refused');
  const [read] = readDrafts([report], { ...reference, seamWeights, claimWeights });
  return (read?.drafts ?? []).map(({ span }) => text.slice(span.start, span.end));
}

const twice = 'The missiles arrived in March, twice as many as before the war.';

test('a statement is parted where the weights speak for it, and nowhere else', () => {
  const whole = spansOf(`${posture} ${twice}`, new Map());
  expect(whole.at(-1)).toBe(twice.slice(0, -1));
  const parted = spansOf(`${posture} ${twice}`, new Map([['first:twic', [50]]]));
  expect(parted.slice(-2)).toEqual([
    'The missiles arrived in March',
    'twice as many as before the war',
  ]);
  expect(parted.slice(0, -2)).toEqual(whole.slice(0, -1));
});

test('no seam lies inside a number', () => {
  expect(spansOf(posture, new Map([['gap:,', [50]]]))).toEqual(spansOf(posture, new Map()));
});

test('of two seams side by side the stronger one parts', () => {
  const weights = new Map([
    ['gap:,', [10]],
    ['first:befor', [40]],
  ]);
  const text = `${posture} The missiles arrived in March, long before the war began in the north.`;
  expect(spansOf(text, weights).at(-1)).toBe('before the war began in the north');
});

test('words that no rule takes for a statement are a claim where the weights speak for it', () => {
  const text = `${posture} The whole valley slept late in the morning.`;
  const words = 'The whole valley slept late in the morning';
  expect(spansOf(text, new Map())).not.toContain(words);
  expect(spansOf(text, new Map(), new Map([['word:valley', [50]]]))).toContain(words);
  const doubted = new Map([
    ['word:valley', [50]],
    ['loose', [-50]],
  ]);
  expect(spansOf(text, new Map(), doubted)).not.toContain(words);
});
