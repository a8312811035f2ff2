import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import { readReport } from '../reports/read-report.ts';
import { readClaims } from './read-claims.ts';

const reference = createReference();

function countClaims(text: string): number {
  const { report } = readReport({ name: 'r.txt', text, sha256: '', replaced: 0 });
  return report === null ? 0 : readClaims([report], reference).claims.length;
}

/** Long enough that the words of war are counted. */
const filler = 'The owner likes it. It is quiet. It stands in the cellar. It came in May. '.repeat(
  18,
);

test('a thing that bears the name of a missile is no weapon', () => {
  const text = `The Patriot-3 heats 45 square metres. Its battery lasts a year. Two units cover a house. ${filler}`;
  expect(countClaims(text)).toBe(0);
});

test('a name alone will do where the text speaks of aircraft, weapons and troops', () => {
  const text = `The dealer had two Stingers. The rebels got them from the army. They were meant for helicopters. The helicopters flew high after that. A missile costs as much as a house. The soldiers want weapons and ammunition. ${filler}`;
  expect(countClaims(text)).toBeGreaterThan(0);
});

test('one sentence that counts launchers by their designation is enough in a long report', () => {
  expect(
    countClaims(`Venezuela has 40 Igla-S launchers, the minister said. ${filler}`),
  ).toBeGreaterThan(0);
});

const game = `The club fires shirts at its fans from four shoulder-fired launchers. The league allows it this season. A radar gun measures the shot. The coach calls it artillery, the mascot carries the ammunition, and the weapons fail. The umpire stopped the game. An army of fans came. The drone filmed it. Guns, launchers and missiles fly. ${filler}`;

test('launchers among fans and a coach are no air defence', () => {
  expect(countClaims(game)).toBe(0);
});

test('a designation makes a report of a text about games', () => {
  expect(countClaims(`${game} Six Igla-S launchers guard the stadium.`)).toBeGreaterThan(0);
});
