import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { Claim } from '../domain/claim.ts';
import { readReport } from '../reports/read-report.ts';
import { readClaims } from './read-claims.ts';

const reference = createReference();

function claimsOf(text: string): readonly Claim[] {
  const { report } = readReport({
    name: 'r.txt',
    text: `Missiles in the news\n\nVenezuela and its Igla-S missiles were in the news.\n\n${text}`,
    sha256: '',
    replaced: 0,
  });
  return report === null ? [] : readClaims([report], reference).claims;
}

test.each([
  ['A woman who sells melons near the base says the launchers are gone.', 'woman'],
  ['The Houthi movement said it had launched 20 drones at the port.', 'Houthi movement'],
  ['My uncle, who served there, says that half of the guns no longer fire.', 'uncle'],
  ['In August the border service reported that its gunners had shot down two drones.', 'service'],
  ['The chief of staff told the crowd that 40 launchers had arrived.', 'chief of staff'],
])('whoever says something in a clause of its own is its speaker: %s', (text, speaker) => {
  expect(claimsOf(text).some((claim) => claim.speaker?.includes(speaker))).toBe(true);
});

test('a participle behind a noun names no speaker', () => {
  const claims = claimsOf('The deal said to be worth 30 million dollars brought 40 missiles.');
  expect(claims.every((claim) => claim.speaker === null)).toBe(true);
});

test.each([
  ['A diplomat based in Caracas put the number of launchers at about eight.', 'diplomat', 8],
  ['Military handbooks list two regiments with Buk launchers.', 'handbooks', 2],
  ['The register records 40 launchers.', 'register', 40],
])('whoever gives a figure speaks: %s', (text, speaker, value) => {
  const claim = claimsOf(text).find((one) => one.quantity?.value === value);
  expect(claim?.speaker).toContain(speaker);
});

test('what somebody holds in a view is said by the holder of the view', () => {
  const claims = claimsOf(
    'Colonel Ana Torres has left the army. By her estimate, the army owns 300 launchers.',
  );
  const claim = claims.find((one) => one.quantity?.value === 300);
  expect([claim?.speaker, claim?.hedge]).toEqual(['Ana Torres', 'estimated']);
});

test.each([
  [
    'Two-thirds of the guns are unfit for use, a person with knowledge of the matter said.',
    'person with knowledge',
  ],
  [
    '"The drone is too small for the launchers," explains a conscript at the crossing.',
    'conscript at the crossing',
  ],
  ["Venezuela's army: We have intercepted 9 of 11 drones.", 'army'],
  [
    'Diplomats in Caracas are sceptical. One said that the launchers would stand idle.',
    'Diplomats',
  ],
])('a speaker behind, before a colon, or one of those named last: %s', (text, speaker) => {
  expect(claimsOf(text).some((claim) => claim.speaker?.includes(speaker))).toBe(true);
});

test('an act of responding says nothing', () => {
  const claims = claimsOf('Tehran would respond if the batteries were moved to the border.');
  expect(claims.every((claim) => claim.speaker === null)).toBe(true);
});

test.each([
  ['The Strela-2, he noted, is old.', 'Joost Achterberg'],
  ['A member of the committee, Eitan Barzilai, said the launchers were gone.', 'Eitan Barzilai'],
  [
    'Retired general Caio Montenegro warned that 40 launchers cannot close a border.',
    'Caio Montenegro',
  ],
  ['State radio quoted General Pak Choe as saying that 40 launchers had arrived.', 'Pak Choe'],
  ['A Greek daily reported that 40 launchers had been seen.', 'Greek daily'],
  [
    'A battery in the desert, a member of the cabinet warned, would be destroyed.',
    'member of the cabinet',
  ],
  ['Pavel Horak of the Security Forum reckons that 40 launchers are broken.', 'Pavel Horak'],
])('whoever is named, quoted or set between commas speaks: %s', (text, speaker) => {
  const lead = 'Joost Achterberg, who follows the army, said it had 12 Strela-2 launchers. ';
  expect(claimsOf(lead + text).at(-1)?.speaker).toContain(speaker);
});

test('a name given to a weapon is no statement', () => {
  const claims = claimsOf('The SA-17, which Russia calls Buk-M2, can reach 45 km.');
  expect(claims.at(-1)?.speaker).toBe(null);
});
