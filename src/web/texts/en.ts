import type { Wide } from '../../publish/texts/form.ts';
import type { ViewName } from '../state/page-state.ts';
import { charts } from './en-charts.ts';
import { learn } from './en-learn.ts';
import { map } from './en-map.ts';
import { read } from './en-read.ts';
import { server } from './en-server.ts';
import { share } from './en-share.ts';
import { trial } from './en-trial.ts';
import { whatIf } from './en-what-if.ts';

/** Every word of the page itself; a second language is another object of this form. Words of the verdicts come from `publish/texts`. */
export const english = {
  language: 'en',
  name: 'Skyproof',
  promise:
    'Reads public reports of a claimed air defence and tests whether the claimed shield would hold.',
  private: 'Everything happens in this browser. Nothing is uploaded.',
  skip: 'Skip to the content',
  menu: 'Views',
  languages: 'Language',
  views: {
    start: 'Start',
    read: 'Reports',
    verdicts: 'Verdicts',
    map: 'Map',
    'what-if': 'What if',
    trial: 'One trial',
    charts: 'Charts',
    learn: 'Exercises',
    share: 'Share',
    history: 'History',
  } satisfies Record<ViewName, string>,
  nothingYet:
    'Nothing has been assessed yet. Paste reports on the first view, or take the example.',
  run: {
    reading: 'Reading the reports …',
    bounds: 'Bounds stand; trials are under way.',
    running: (trials: number) =>
      `Verdicts from ${trials} trials so far; the intervals narrow as more are run.`,
    progress: (done: number, total: number) => `${done} of ${total} blocks of trials`,
    stop: 'Stop',
    again: 'Run again',
    stopped: 'Stopped. The verdicts rest on the trials that were done.',
    done: (trials: string, seconds: string) =>
      `Done: at most ${trials} trials a row, ${seconds} s.`,
    deaths: (count: number) =>
      `A worker stopped ${count === 1 ? 'once' : `${count} times`}; another took its place and ran its trials again. No figure changes.`,
    failed: 'This could not be assessed.',
    restarted: (message: string) =>
      `The part of the page that reckons stopped and was started again: ${message}`,
  },
  start: {
    title: 'What is claimed?',
    lead: 'Paste one report or several, or drop files here: plain text, Markdown or HTML. Who says what, where the reports disagree, and whether the shield would hold comes out.',
    name: (number: number) => `Report ${number}`,
    text: 'Text of the report',
    placeholder: 'Paste the whole article, with its date.',
    add: 'Add another report',
    remove: 'Remove',
    assess: 'Assess',
    drop: 'Drop files here',
    choose: 'Choose files',
    example: 'Take the example',
    exampleNow: 'The example below is assessed already: two reports of one speech.',
    scenario: 'Open a scenario file',
    scenarioText: 'Scenario file (YAML)',
    scenarioFile: 'Choose a scenario file',
    scenarioRun: 'Run it',
    scenarioRunOnServer: 'Run it on the server',
    elevationFile: 'Choose an elevation file',
    elevationNote:
      'Hills hide low aircraft. A scenario that says environment: { terrain: heights.tif } needs that file (GeoTIFF of heights, longitude and latitude, at most 64 MiB); it stays in this browser.',
    elevationHeld: (file: string, columns: string, rows: string, voids: string) =>
      `${file}: ${columns} × ${rows} heights, ${voids} of them unknown`,
    country: 'Start from a country',
    countryNote:
      'So many of one system, anywhere in the country, all else as the catalogue assumes: a first look, and a file to edit.',
    countryRun: 'Make the file and run it',
    choosePlease: 'choose …',
    system: 'System',
    count: 'How many',
    asOf: 'As of (evidence dated later does not count)',
    territory: 'Country',
    asReported: 'as the reports say',
    soFar: 'What is assessed now',
    forget: 'Forget everything',
    forgotten: 'Everything that was typed is forgotten.',
  },
  verdicts: {
    title: 'Verdicts',
    claims: 'Claims',
    filter: 'Show',
    any: 'any',
    asWritten: 'as written',
    reading: 'Reading',
    interpretation: 'Sense of “shield”',
    altitude: 'Height',
    posture: 'Systems counted',
    allHeights: 'every height',
    head: [
      'Sense',
      'Height',
      'Verdict',
      'Chance',
      'Interval (trials)',
      'Range (unknowns)',
      'Claimant’s best case',
    ],
    why: 'Why',
    proof: 'Proof of the bound',
    driver: (label: string, share: string) => `What decides: ${label} (${share} of the spread).`,
    tipping: (label: string, value: string) => `The word changes at ${label} = ${value}.`,
    flipped: (variant: string) => `Another choice would change the word: ${variant}.`,
    further: (count: number) =>
      `${count} further lines for other readings, systems and choices: filter above.`,
    origins: (count: number, of: number) => `stated by ${count} of ${of} independent origins`,
    notTested: 'Claims that nothing can test',
    findings: 'Findings',
    otherFindings: (count: number) =>
      count === 1 ? 'One warning about the input' : `${count} warnings about the input`,
    nothing: 'No verdict fits this filter.',
  },
  charts,
  learn,
  map,
  read,
  server,
  share,
  trial,
  whatIf,
} as const;

/** The form of a language. */
export type PageTexts = Wide<typeof english>;
