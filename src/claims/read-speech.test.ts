import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import { readReport } from '../reports/read-report.ts';
import { readClaims } from './read-claims.ts';

const reference = createReference();

/** Somebody else speaks first: whoever is not found falls back to him, and the test sees it. */
const lead =
  'A military official said on Monday that the army of Serbia had bought six S-300 batteries from Russia.';

/** Who asserts the claim that holds some words; null for the report itself, undefined where there is no such claim. */
function speakerOf(text: string, words: string): string | null | undefined {
  const { report } = readReport({
    name: 'r.txt',
    text: `${lead}\n\n${text}\n`,
    sha256: '',
    replaced: 0,
  });
  if (report === null) return undefined;
  const { claims } = readClaims([report], reference);
  return claims.find((one) => report.text.slice(one.span.start, one.span.end).includes(words))
    ?.speaker;
}

test.each([
  [
    'The Pantsir guards the capital. According to its maker it can hit aircraft at 20 kilometres.',
    'hit aircraft',
    'maker',
  ],
  [
    'The Gepard guns reach three kilometres; according to people in the regiment about 25 guns are in running order.',
    '25 guns',
    'people in the regiment',
  ],
  [
    'Gunnar Tegel was a platoon leader at the air defence regiment until it closed in 2000. He is glad, but has his doubts. “Four launchers cover the town and a bit of the coast,” he says.',
    'Four launchers',
    'Tegel',
  ],
  [
    'In an interview with the army\'s monthly magazine last June the head of the air defence command, General Larbi Benman, gave the official view. "There is not a square kilometre of our sky that is not watched by our S-300s," he said. He put the readiness of the launchers at over 90 per cent.',
    'square kilometre',
    'Benman',
  ],
  [
    'KHASAB, Oman — Oman has placed Mistral missiles on the peninsula, defence minister Salim Al-Rawahi said on Monday.\n\nIt will do little, said John Brown of an institute in London. "It is not a wall," he said.\n\nThe minister brushed aside such doubts. Oman, he said, had also taken delivery of 200 Mistral 3 missiles.',
    '200 Mistral',
    'Rawahi',
  ],
  [
    "'Most of this equipment is older than its crews,' said Leonard Acht, a fellow at a defense think tank in Miami, who estimates that no more than a third of the S-125 launchers are in working order.",
    'third of',
    'Acht',
  ],
  [
    'President Janis Krest spoke in Riga on Friday. And he warned the Kremlin: "If your helicopters come over the trees, our Stingers will be waiting."',
    'helicopters',
    'Krest',
  ],
  [
    'Kim Dong-sik, a researcher at an institute in Daejeon, said the additional batteries would help but were no cure. "A Patriot battery that protects a power plant does not protect a city," he said.',
    'protects a power',
    'Dong-sik',
  ],
  [
    'The governor of Red Sea State, Mustafa al-Badri, has been speaking to reporters outside the base. "The city is protected by our Buk missiles from every side," he said.',
    'protected',
    'Badri',
  ],
  [
    'With missile sites so near a shipping lane, insurers fear that a civilian plane could be mistaken for a drone.',
    'civilian plane',
    'nsurers',
  ],
  [
    'Turkish media reported in May that Jakarta had signed for two Hisar-O batteries.',
    'signed for',
    'media',
  ],
  [
    'North Korea\'s state media claimed that the missiles had evaded "the enemy\'s whole radar net".',
    'evaded',
    'state media',
  ],
  [
    'Morocco has bought the Barak MX, and diplomats in Rabat are convinced that Algeria would shift its Buk launchers to the western border.',
    'would shift',
    'iplomats',
  ],
  [
    'In Timbuktu, two local officials said they knew nothing of any missiles in the town.',
    'knew nothing',
    'officials',
  ],
  [
    'The Israel Defense Forces say a missile launched from Yemen was intercepted by the Arrow 3.',
    'intercepted',
    'Israel Defense',
  ],
  [
    'Defence minister Vidas Jurgel spoke in the town hall. Jurgel answered that the radars had lost the aircraft at low altitude, and that acoustic sensors would be set up along the whole eastern border.',
    'acoustic',
    'Jurgel',
  ],
  [
    "In a televised statement the Houthi military spokesman says the group's air defences shot the drone down with a locally made missile.",
    'shot the drone',
    'spokesman',
  ],
  [
    'In his speech at Thessaloniki on 6 September 2025 the prime minister said that the new Patriot batteries would make every island safe from aircraft.',
    'every island',
    'prime minister',
  ],
  [
    'The Mistral launchers will be assigned to the brigades in Palawan, Maj. Gen. Rodel Ancheta told the newspaper.',
    'assigned',
    'Ancheta',
  ],
  [
    'A commentary on Algerian state radio sneered that the Moroccans had bought an umbrella with holes. Algeria, it said, has eight battalions of S-300 missiles.',
    'eight battalions',
    'commentary',
  ],
  [
    'Six Pantsir vehicles arrived from Russia in 2020, and Belgrade says it wants the improved S1M.',
    'wants',
    'Belgrade',
  ],
  [
    'By the count of the Oryx website, at least eleven S-300 launchers were destroyed in 2020.',
    'eleven',
    'Oryx',
  ],
  [
    'Lim Ga-eun of the Hanbit Institute said radar, not missiles, was the weak spot of the North. "The S-200 batteries will not see a stealth aircraft before it has gone home," she said.',
    'stealth',
    'Lim',
  ],
  [
    'Wu Chia-ling of the Kuomintang asked how the ministry had arrived at the figure. She noted that two of five Sky Bow III missiles had missed in July.',
    'two of five',
    'Wu',
  ],
  [
    "Pakistan's Foreign Office, in a statement, dismissed the remarks and repeated its assertion that an S-400 battery at Adampur had been hit.",
    'Adampur',
    'Foreign Office',
  ],
  [
    'Shooting fell off. The S-400 missiles, according to a former officer, were fired only eleven times in the conflict.',
    'eleven times',
    'former officer',
  ],
  [
    'A Western diplomat called these numbers not likely. Much of the wreckage shown to the press, he said, had been brought down by anti-aircraft guns.',
    'wreckage',
    'diplomat',
  ],
  [
    'Diplomats said privately that the purchases are a burden. "You cannot have your missiles from Beijing," said one of them. There is a danger, he added, that technicians would gain access to radar data.',
    'gain access',
    'iplomats',
  ],
  [
    'Rwanda has placed three TL-50 vehicles in the Congo, says a report by United Nations experts. The experts write that the air defence vehicles crossed the border in January and have been operated by soldiers ever since.',
    'crossed the border',
    'experts',
  ],
  [
    "Kuwait's emir, in a televised speech on Wednesday night, praised the crews and vowed that the missile attack would not be repeated.",
    'not be repeated',
    'emir',
  ],
  [
    'Congresswoman Maritza Huamani Loayza waved a paper. "Seventy-four Strela tubes that can bring down an airliner are gone," she thundered.',
    'Seventy',
    'Huamani',
  ],
  [
    "A general used Saturday's open day to drop a bombshell: the kingdom, he said, now has four complete batteries of the FD-2000B.",
    'four complete',
    'general',
  ],
  [
    'A spokesman for the general staff, Brigadier Omar Khattak, showed pictures on Monday. The general also accused India of planning a false-flag operation before the winter and said that S-400 batteries had been placed on alert.',
    'placed on alert',
    'Khattak',
  ],
  [
    'Army sources said little. The long-range Buk missiles stand in sheds, a captain said, but half of the posts exist only on paper because there is no money.',
    'exist only',
    'captain',
  ],
  [
    'A retired colonel told me over tea that one S-300 battalion guards the refinery.',
    'guards',
    'colonel',
  ],
  [
    'The launch site was hit, according to photos. At the ceremony the defence ministry said 20 Buk launchers had come from Minsk.',
    '20 Buk',
    'ministry',
  ],
])('%s', (text, words, speaker) => {
  expect(speakerOf(text, words)).toContain(speaker);
});

test.each([
  [
    'Photographs showed a wheeled launcher with six tubes that bears a resemblance to the Pongae-5.',
    'launcher',
  ],
  [
    'Military chiefs say the missiles cannot be fooled. Less often told is the other half of the story: in 78 days the brigade lost most of its launchers.',
    '78 days',
  ],
])('the report itself says it: %s', (text, words) => {
  expect(speakerOf(text, words)).toBeNull();
});

const script = `CITY TONIGHT
PRESENTER (JANE ROE): Is the sky safe? We went to see.

VOICE-OVER: Six S-300 batteries guard the capital of Serbia.

SOT General Petar Horn: "We have 40 Igla launchers on the border."

LINDE: Two Buk launchers stand at the airport.
`;

test.each([
  ['a voice over pictures', 'Six S-300', null],
  ['a reporter in a script that marks who was recorded', 'Two Buk', null],
  ['somebody who was recorded', '40 Igla', 'Petar Horn'],
])('%s', (_, words, speaker) => {
  const { report } = readReport({ name: 's.txt', text: script, sha256: '', replaced: 0 });
  if (report === null) throw new RangeError('refused');
  const { claims } = readClaims([report], reference);
  const found = claims.find((one) =>
    report.text.slice(one.span.start, one.span.end).includes(words),
  );
  if (speaker === null) expect(found?.speaker).toBeNull();
  else expect(found?.speaker).toContain(speaker);
});

test('a paragraph of minutes is what its first speaker said', () => {
  const paragraph = (who: string, first: string, then: string): string =>
    `${who} said that ${first} since the spring of last year, as the committee had been told in March. ${then}`;
  const text = `COMMITTEE ON DEFENCE\nSummary record of the ninth sitting\n\n${[
    paragraph(
      'General Petar Horn',
      'Serbia had acquired 18 Igla launchers',
      'Five S-125 batteries were on the coast.',
    ),
    paragraph('Minister Ana Lind', 'Serbia had bought two radars', 'Six Buk launchers stood idle.'),
    paragraph(
      'General Petar Horn',
      'the army had no more missiles',
      'Nine crews had left for the south.',
    ),
  ].join('\n\n')}\n`;
  const { report } = readReport({ name: 'm.txt', text, sha256: '', replaced: 0 });
  if (report === null) throw new RangeError('refused');
  const { claims } = readClaims([report], reference);
  const speakerOf = (words: string): string | null | undefined =>
    claims.find((one) => report.text.slice(one.span.start, one.span.end).includes(words))?.speaker;
  expect(speakerOf('Five S-125')).toContain('Horn');
  expect(speakerOf('Six Buk')).toContain('Lind');
});
