import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { Claim } from '../domain/claim.ts';
import { readReport } from '../reports/read-report.ts';
import { readClaims } from './read-claims.ts';

const reference = createReference();

function claimsOf(text: string): readonly Claim[] {
  const { report } = readReport({ name: 'r.txt', text, sha256: '', replaced: 0 });
  return report === null ? [] : readClaims([report], reference).claims;
}

const idsOf = (text: string): (string | null)[] =>
  claimsOf(text).map((claim) => claim.system?.id ?? null);

test.each([
  ['The army has 12 Patriot batteries.', 'patriot', ['patriot-pac-2', 'patriot-pac-3']],
  ['The army has 12 S-300 batteries.', 's-300', ['s-300vm']],
  ['The army has 12 Buk-M2 launchers.', 'buk-m2', ['buk-m2e']],
  ['The army has 12 Tor-M1 vehicles.', 'tor-m1', ['tor-m2']],
  ['The army has 12 Strela-2 launchers.', 'strela-2', ['strela-2m']],
  ['The army has 12 SA-7 launchers.', 'strela-2', ['strela-2m']],
  ['The army has 12 SA-2 launchers.', 's-75', []],
  ['The army has 12 Igla-S launchers.', 'igla-s', []],
  ['The army has 12 HQ-9B batteries.', 'hq-9b', []],
  ['The army has 12 Sky Bow III batteries.', 'sky-bow-iii', []],
  ['The army has 12 PAC-3 MSE missiles.', 'pac-3-mse', []],
  ['The army has 12 Pilica+ batteries.', 'pilica-plus', []],
  ['The army has 12 S-400s in two battalions.', 's-400', []],
])(
  'the designation as printed decides, its variants are the readings: %s',
  (text, id, readings) => {
    const [claim] = claimsOf(`${text} It is an air defence system.`);
    expect([claim?.system?.id, claim?.system?.alternatives]).toEqual([id, readings]);
  },
);

test.each([
  ['The army has 12 FM-3000N launchers.', 'fm-3000n'],
  ['The army has six batteries of the Akash-1S air defence system.', 'akash-1s'],
  ['The army has six vehicles of the Yitian-L air defence system.', 'yitian-l'],
  ['The army has six of the Zenit air defence systems. The Zenit reaches 20 km.', 'zenit'],
  ['The army has bought 9K39 surface-to-air missiles.', '9k39'],
])('a name that no list knows is a system where the words behind it say so: %s', (text, id) => {
  expect(idsOf(text)).toContain(id);
});

test.each([
  'Rheinmetall air defence systems were discussed in Tripoli.',
  'The Kharkiv air defence batteries fired at three drones.',
  'Russia fired two Kh-101 missiles and five Iskander missiles at the air defence base.',
  'The Western air defence systems arrived on the F-16 base with three Ground Master 200 radars.',
  'The European Sky Shield air defence initiative has 21 members.',
])('firms, towns, attackers and radars are no system: %s', (text) => {
  expect(idsOf(text).filter((id) => id !== null)).toEqual([]);
});

test('a family stands for the one member that the report names', () => {
  const text = 'Algeria has 8 S-300PMU-2 batteries. Two S-300 launchers were seen at Oran.';
  expect(idsOf(text)).toEqual(['s-300pmu-2', 's-300pmu-2']);
});
