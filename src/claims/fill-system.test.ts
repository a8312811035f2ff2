import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import { readReport } from '../reports/read-report.ts';
import { readClaims } from './read-claims.ts';

const reference = createReference();

/** The id of the last claim whose words hold `part`. */
function systemOf(text: string, part: string): string | null | undefined {
  const { report } = readReport({ name: 'r.txt', text, sha256: '', replaced: 0 });
  if (report === null) throw new RangeError('refused');
  const claim = readClaims([report], reference).claims.findLast((one) =>
    text.slice(one.span.start, one.span.end).includes(part),
  );
  return claim === undefined ? undefined : (claim.system?.id ?? null);
}

test.each([
  [
    'a name that is only compared with is passed over',
    'Shoulder-fired missiles sell well. The Piorun, a Polish weapon that goes back to the Soviet Igla, can engage targets at 6.5 km. It has been exported to Norway.',
    'exported',
    'piorun',
  ],
  [
    'the same number of the same unit finds its own',
    'Pakistan has three batteries of the HQ-9P. Its army also owns the LY-80. Only two of the three batteries are operational.',
    'operational',
    'hq-9p',
  ],
  [
    'no battery of shoulder-fired missiles',
    'Iran has four Bavar-373 batteries. Its soldiers carry shoulder-fired Misagh-2 missiles. A fifth battery will be sent to Bushehr.',
    'Bushehr',
    'bavar-373',
  ],
  [
    'the new batteries are what the report is about',
    'Taiwan will receive six Sky Bow III batteries. It has two NASAMS batteries. The new batteries will be deployed around Taipei.',
    'Taipei',
    'sky-bow-iii',
  ],
  [
    'which goes back to the name before it, not to one behind',
    'The kingdom owns the THAAD system, which can intercept missiles at 150 km, as well as Skyguard guns.',
    'can intercept',
    'thaad',
  ],
  [
    'the latter is the last of two',
    'Chile has the Mistral 3 and the Igla-S. The army has bought 20 launchers of the latter.',
    'latter',
    'igla-s',
  ],
  [
    'its missiles are those of the system that was spoken of',
    'Belarus has S-400 missiles. The Tor-M2 is smaller. Its missiles reach no farther than 16 kilometres.',
    'no farther',
    'tor-m2',
  ],
])('%s', (_, text, part, id) => {
  expect(systemOf(text, part)).toBe(id);
});

test('drones, radars with a name of their own and other countries go back to no system', () => {
  const lead = 'Saudi Arabia has 12 Patriot batteries. ';
  expect(systemOf(`${lead}One drone got through and struck a tank.`, 'tank')).toBe(null);
  expect(systemOf(`${lead}France delivered three Ground Master 200 radars.`, 'radars')).toBe(null);
});

test('weapons that are counted apart are claims apart, the first one uncounted too', () => {
  const text =
    'Azerbaijan operates Barak-8 missiles and at least two battalions of the S-300PMU-2. It has ten Korkut guns and six Hisar-O launchers.';
  expect(systemOf(text, 'Barak-8')).toBe('barak-8');
  expect(systemOf(text, 'two battalions')).toBe('s-300pmu-2');
  expect(systemOf(text, 'ten Korkut')).toBe('korkut');
  expect(systemOf(text, 'six Hisar-O')).toBe('hisar-o');
});
