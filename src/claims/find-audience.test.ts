import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { Claim } from '../domain/claim.ts';
import { readReport } from '../reports/read-report.ts';
import { readClaims } from './read-claims.ts';

const reference = createReference();
const opening = 'Missiles in the news\n\nPeru and its Igla-S missiles were in the news.\n\n';

function claimsOf(text: string): readonly (Claim & { readonly words: string })[] {
  const whole = opening + text;
  const { report } = readReport({ name: 'r.txt', text: whole, sha256: '', replaced: 0 });
  const claims = report === null ? [] : readClaims([report], reference).claims;
  return claims.map((claim) => ({
    ...claim,
    words: whole.slice(claim.span.start, claim.span.end),
  }));
}

test.each([
  [
    'Speaking in the courtyard of the naval academy in Lima, General Juan Soto said that 40 launchers had arrived.',
    'Speaking in the courtyard of the naval academy in Lima',
  ],
  [
    'General Juan Soto told a gathering of veterans in Lima on Thursday that 40 launchers had arrived.',
    'told a gathering of veterans in Lima on Thursday',
  ],
])('where and to whom somebody spoke is an event: %s', (text, words) => {
  expect(claimsOf(text).map((one) => one.words)).toContain(words);
});

test('a source that speaks on condition of anonymity sets no scene', () => {
  const claims = claimsOf(
    'Speaking on condition of anonymity, an officer said that 40 launchers had arrived.',
  );
  expect(claims.some((one) => one.words.startsWith('Speaking'))).toBe(false);
});

test.each([
  'Schools in the capital will stay closed on Thursday.',
  'Share prices in Lima closed slightly higher.',
  'The annual boat race was won by a crew from the north.',
])('what an article on weapons mentions besides states nothing: %s', (text) => {
  expect(claimsOf(text).filter((one) => !one.words.includes('news'))).toEqual([]);
});

test.each([
  [
    'The guns have been put around Arequipa, Tacna and Pilcomayo.',
    ['Arequipa', 'Tacna', 'Pilcomayo'],
  ],
  ['The army moved launchers to the gold fields of Vorotuno.', ['Vorotuno']],
  ['It moved 12 launchers to its borders with Chile and Bolivia.', ['CHL', 'BOL']],
])('all places of a list are places of the claim: %s', (text, names) => {
  const found = claimsOf(text).flatMap((one) => one.place.map((place) => place.name));
  expect(found).toEqual(expect.arrayContaining(names));
});

test.each([
  ['The army shot down 12 drones, eight by guns and one by an Igla crew.', 8, 'drone'],
  ['Each launcher holds six.', 6, 'missile'],
  ['A school near Lima turns out 90 gunners a month.', 90, 'gunner'],
  ['The Starstreak missile was tested. The Starstreak reaches seven.', 7, 'kilometre'],
])('a number without a noun counts what was counted: %s', (text, value, unit) => {
  const quantity = claimsOf(text).find((one) => one.quantity?.value === value)?.quantity;
  expect(quantity?.unit).toBe(unit);
});

test('the number of an item and a number in a name count nothing', () => {
  const claims = claimsOf(
    '7. No missile can reach the capital.\n\n8. Two Ground Master 200 radars were bought.',
  );
  expect(
    claims.map((one) => one.quantity?.value).filter((one) => one === 7 || one === 200),
  ).toEqual([]);
});
