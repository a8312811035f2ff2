import { expect, test } from 'vitest';
import { reference } from '../../../test/fixtures/reference.ts';
import { readReport } from '../../reports/read-report.ts';
import { readDrafts } from '../read-claims.ts';

function featuresOf(text: string, place = 0): readonly string[] {
  const { report } = readReport({ name: 'one.txt', text, sha256: '', replaced: 0 });
  if (report === null) throw new RangeError('refused');
  return readDrafts([report], reference)[0]?.drafts[place]?.features ?? [];
}

const posture = 'Venezuela has placed 5,000 Igla-S missiles near the border with Colombia.';

test('each feature is listed once', () => {
  const features = featuresOf(posture);
  expect(new Set(features).size).toBe(features.length);
  expect(features.length).toBeGreaterThan(40);
});

test('a rule for the very words is told from the rules for plain clauses', () => {
  expect(featuresOf(posture)).toContain('certain:deployment');
  const plain = featuresOf(`${posture} The missiles turned up at a parade.`, 1);
  expect(plain.filter((one) => one.startsWith('kind:'))).toHaveLength(1);
});

test('words, verb, amount, unit and place of the claim are seen', () => {
  expect(featuresOf(posture)).toEqual(
    expect.arrayContaining([
      'word:plac',
      'pair:=country_has',
      'form:has',
      'count:missile',
      'approx:exact',
      'place:border',
      'has:system',
      'has:whole',
      'speech:none',
    ]),
  );
});

test('names are seen as their sort', () => {
  const words = (text: string): readonly string[] =>
    featuresOf(text).filter((one) => /^(?:pair|three):/.test(one));
  expect(words('Colombia has bought 20 S-75 missiles from Russia.')).toEqual(
    words('Venezuela has bought 12 Igla-S missiles from Colombia.'),
  );
});

test('who says it is seen', () => {
  const said = featuresOf(`The minister said that ${posture}`);
  expect(said).toEqual(expect.arrayContaining(['speech:assert', 'speaker:person']));
});
