import type { ClaimKind, Hedge } from '../../domain/claim.ts';
import type { Interpretation, RecordCheck } from '../../domain/question.ts';
import type { VerdictWord } from '../../domain/verdict.ts';
import { exportTexts } from './en-exports.ts';
import { languageModelTexts } from './en-language-model.ts';

interface InterpretationText {
  /** Row label of the answer table. */
  readonly title: string;
  /** When it holds, in one phrase. */
  readonly holds: string;
  /** `as a cover of the whole country`. */
  readonly noun: string;
  /** Subject of a sentence: `An unbroken border`. */
  readonly sentenceNoun: string;
}

const countWords = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function countWord(count: number): string {
  return countWords[count] ?? String(count);
}

const interpretation: Readonly<Record<Interpretation, InterpretationText>> = {
  area: {
    title: 'The whole area',
    holds: 'practically every point of the country lies within reach of a unit',
    noun: 'as a cover of the whole country',
    sentenceNoun: 'A cover of the whole country',
  },
  border: {
    title: 'An unbroken border',
    holds: 'every point of the perimeter, coast included, lies within reach of a unit',
    noun: 'as an unbroken border',
    sentenceNoun: 'An unbroken border',
  },
  belt: {
    title: 'A closed belt',
    holds: 'no uncovered way leads through the border zone',
    noun: 'as a closed belt along the border',
    sentenceNoun: 'A belt with no uncovered way through it',
  },
  points: {
    title: 'The largest cities',
    holds: 'every one of the largest cities is covered',
    noun: 'as a cover of the largest cities',
    sentenceNoun: 'A cover of all the largest cities',
  },
  crossing: {
    title: 'An average crossing',
    holds: 'at least 95 % of approaches drawn at random are engaged once',
    noun: 'as a chance to engage an average approach',
    sentenceNoun: 'That an average approach is engaged',
  },
};

const record: Readonly<Record<RecordCheck, string>> = {
  record: 'public record',
  crews: 'crews',
  catalogue: 'catalogue of systems',
  reserves: 'reserves',
  none: 'no test',
};

const claimKind: Readonly<Record<ClaimKind, string>> = {
  possession: 'possession',
  deployment: 'deployment',
  personnel: 'personnel',
  capability: 'capability',
  effect: 'effect',
  contingency: 'contingency',
  threat: 'threat',
  assessment: 'assessment',
  risk: 'risk',
  event: 'event',
};

const hedge: Readonly<Record<Hedge, string>> = {
  asserted: 'stated as fact',
  reported: 'reported',
  alleged: 'alleged',
  unconfirmed: 'unconfirmed',
  estimated: 'estimated',
  denied: 'denied by the speaker',
};

/** Says what something is in a word of chance: `is unlikely`, `has almost no chance`. */
function sayIs(words: string): string {
  if (words.startsWith('roughly even')) return `is a ${words}`;
  return words.startsWith('almost no') ? `has ${words}` : `is ${words}`;
}

const headline = {
  nothingTested: 'No claim in these reports can be tested by simulation.',
  subject: (quote: string | null, thing: string | null): string => {
    if (quote !== null) return `${thing === null ? 'The' : `With ${thing}, the`} claim “${quote}”`;
    return thing === null ? 'The claimed shield' : `The claimed shield of ${thing}`;
  },
  cannotCover: (subject: string, share: string | null): string => {
    const best = share === null ? '' : `: at best ${share} of the area lies within reach`;
    return `${subject} cannot be true as a cover of the whole country${best}.`;
  },
  holdsAs: (subject: string, noun: string, words: string): string =>
    `${subject}, taken ${noun}, ${sayIs(words)}.`,
  unbroken: (noun: string, words: string, best: string): string =>
    `${noun} ${sayIs(words)}${best}.`,
  bestCaseSame: ', even with every open figure at its most favourable end',
  bestCase: (words: string): string =>
    `; with every open figure at its most favourable end it ${sayIs(words)}`,
  undetermined: (noun: string, span: string, driver: string | null): string =>
    `${noun} can be neither confirmed nor ruled out from what is published (chance ${span}${
      driver === null ? '' : `; it turns on ${driver}`
    }).`,
  above: (height: string): string => ` From ${height} above the ground upwards it is impossible.`,
  chance: (figure: string): string =>
    `a chance ${/^(below|above)/.test(figure) ? '' : 'of '}${figure}`,
} as const;

const word: Readonly<Record<VerdictWord, string>> = {
  impossible: 'impossible',
  'practically-excluded': 'practically excluded',
  'almost-no-chance': 'almost no chance',
  'very-unlikely': 'very unlikely',
  unlikely: 'unlikely',
  'roughly-even': 'roughly even chance',
  likely: 'likely',
  'very-likely': 'very likely',
  'almost-certain': 'almost certain',
  'practically-certain': 'practically certain',
  supported: 'supported',
  'not-supported-by-public-record': 'not supported by public record',
  contradicted: 'contradicted',
  undetermined: 'undetermined',
  'not-testable': 'not testable',
};

/** Every text of the published page, the verdict table and the exports, in English. Another language is another object of this form. */
export const english = {
  language: 'en',
  word,
  figure: {
    below: (percent: string): string => `below ${percent}`,
    above: (percent: string): string => `above ${percent}`,
    range: (from: string, to: string): string => `${from} to ${to}`,
    /** A share of nothing at all. */
    none: 'none',
    under: (percent: string): string => `under ${percent}`,
    orMore: (percent: string): string => `${percent} or more`,
  },
  heights: {
    up: (from: string): string => `from ${from} up`,
    upTo: (to: string): string => `up to ${to}`,
    ground: 'at the ground',
    at: (height: string): string => `at ${height}`,
    atFirst: (height: string): string => `At ${height}`,
    between: (from: string, to: string): string => `from ${from} to ${to}`,
  },
  exports: exportTexts,
  interpretation,
  record,
  claimKind,
  hedge,
  headline,
  languageModel: languageModelTexts,
  table: {
    asWritten: 'as written',
    folded: ['Claim', 'Reading', 'Posture', 'Interpretation', 'Verdict', 'Best case'],
    all: [
      'Claim',
      'Case',
      'Reading',
      'Posture',
      'Interpretation',
      'Variant',
      'Altitude (m)',
      'Verdict',
      'Chance',
      '95 % interval',
      'Best case',
    ],
  },
  /** Structural choices that no report settles. */
  variant: {
    random: 'units placed independently instead of evenly spread',
    clustered: 'units kept together in tens',
    'ready-in-common': 'all units of a system ready, or none',
    'perimeter-50m': 'border from the coarser 1 : 50 million outline',
    'belt-10km': 'a belt 10 km deep',
    'belt-50km': 'a belt 50 km deep',
    'points-5': 'the 5 largest cities',
    'points-20': 'the 20 largest cities',
    asReport: (report: string): string => `units placed as ${report} tells it`,
  },
  page: {
    kicker: 'Skyproof assessment',
    asOf: (date: string): string => `Evidence up to ${date}`,
    skip: 'Skip to the verdicts',
    contents: 'Contents',
    sections: {
      answer: 'The answer in short',
      verdicts: 'Verdict by claim',
      reports: 'What the reports say',
      contradictions: 'Where the reports contradict each other or the map',
      map: 'Where coverage would be likely',
      altitude: 'How coverage changes with height',
      readiness: 'How much readiness a closed border would take',
      afterAlert: 'How many could fire, and how soon after an alert',
      raids: 'How many of several aircraft get through',
      drivers: 'What decides the answer',
      sizing: 'How many it would take',
      risks: 'What the posture risks by itself',
      assumptions: 'Every number and its source',
      bounds: 'Limits that no placement can beat',
      limits: 'What this does not show',
      attack: 'How to attack this result',
      repeat: 'Cite and repeat',
    },
    answer: {
      flipped: (by: string): string => `another word with ${by}`,
      caption: (posture: string): string =>
        `Does the shield hold? ${posture}, as the reports word it, at ground level – the height most favourable to the claim.`,
      head: ['If “shield” means …', 'Verdict', 'Chance that it holds', 'Claimant’s best case'],
      note: 'A word stands for the chance that the shield holds in that sense (ICD 203 bands). “Impossible” is said only where a limit excludes it for every placement and every value in the stated ranges. Best case: every open figure at the end of its range that favours the claimant.',
      stripLabel: (chance: string): string => `Chance on a scale from 0 to 100: ${chance}`,
      excluded: 'excluded by a limit',
    },
    cards: {
      lead: 'Each claim is judged on its own. Claims about a shield are simulated; claims about stocks, crews or systems are held against the public record; the rest cannot be tested, and the reason is given.',
      filter: 'Show',
      filterAll: 'all claims',
      filterKinds: {
        simulated: 'simulated',
        record: 'held against the record',
        untestable: 'not testable',
      },
      says: (speaker: string | null, report: string): string =>
        speaker === null ? `the report itself, in ${report}` : `${speaker}, in ${report}`,
      byModel: 'read by a language model alone',
      statedBy: (count: number, origins: number): string =>
        ` · stated by ${count} of ${origins} independent ${origins === 1 ? 'origin' : 'origins'}`,
      scenarioQuestion: 'Question of the scenario, no report given',
      tableHead: ['Sense', 'Height', 'Verdict', 'Chance', '95 % interval', 'Best case'],
      allHeights: 'every height',
      moreHead: ['Reading', 'Posture', 'Sense', 'Structural choice', 'Verdict', 'Best case'],
      more: (count: number): string =>
        `Other readings, postures and structural choices (${count} rows)`,
      cut: (shown: number, total: number): string =>
        `${shown} of ${total} rows are shown here; all stand in tables/verdicts.csv.`,
      why: 'Why',
      driver: (label: string, share: string): string =>
        `Decided most by ${label} (${share} of the spread).`,
      tipping: (label: string, value: string): string =>
        `The verdict would turn at ${label} = ${value}.`,
      noTipping: 'No stated value of one unknown alone would turn the verdict.',
      conditions: (list: string): string => `Left open by this figure: ${list}.`,
      flipped: (by: string): string => `The choice: ${by}.`,
      untested: 'Claims that no simulation and no record can test',
      noVerdict: 'No question was asked of this claim.',
      sameAs: (number: string): string =>
        `Tested in the same ways as claim ${number}, with the same verdicts.`,
      sameMore: 'The verdicts',
      ownVariant: 'claim’s verdict',
    },
    drivers: {
      lead: (posture: string): string =>
        `${posture}, as the reports word it, at ground level. A bar shows how the chance moves when one unknown goes from a low value (its 10 % point) to a high one (its 90 % point) and everything else stays open.`,
      chance: (chance: string, luck: string, range: string): string =>
        `The chance is ${chance}. Of what makes it hold in one world and fail in another, ${luck} is chance: it stays if every number were known. Over the unknowns the chance itself runs from ${range} (5 % and 95 % point).`,
      lead1: (label: string): string => ` Of the unknowns, ${label} decides most.`,
      tips: (label: string, value: string): string =>
        ` The chance crosses one half at ${label} = ${value}.`,
      noTip: {
        below: ' No stated value of it lifts the chance to one half.',
        above: ' No stated value of it brings the chance down to one half.',
        near: ' The chance stays near one half over its whole range.',
        chance: ' No unknown moves the chance enough to name a value at which it turns.',
      },
      beyond: (value: string): string =>
        ` Going on beyond its range it would cross one half at about ${value}; that continues the curve where no world was run, so it is a guide and no result.`,
      screened: (count: number, most: string): string =>
        count === 1
          ? `One more unknown was looked at: from one end of its range to the other it moves the chance by ${most} at most.`
          : `${count} more unknowns were looked at: from one end of its range to the other none of them moves the chance by more than ${most}.`,
      sure: (senses: string): string =>
        `All but certain or all but excluded whatever stated values are taken, so no unknown decides: ${senses}.`,
      aria: (sense: string): string => `What moves the chance: ${sense}`,
      axis: 'Chance that it holds (%)',
      caption: (trials: string): string =>
        `Upright line: the chance with everything open. Worked out from ${trials} simulated worlds. Source: Skyproof.`,
      table: 'The figures as a table',
      tableHead: [
        'Unknown',
        'From → to',
        'Chance',
        'By itself',
        'With others',
        'Steps over its range',
      ],
      variants: 'Structural choices',
      variantsLead:
        'Choices that no report settles, each made the other way. Two that lie two words or more apart leave the claim undetermined.',
      choice: 'Choice',
      own: 'as simulated',
    },
    attack: {
      lead: 'A result that cannot be attacked is worth little. These are its weakest points, in the order in which they would change the answer.',
      proof: (senses: string): string =>
        `“Impossible” (${senses.toLowerCase()}) rests on a limit that holds for every placement. One placement that beats it, with the stated numbers, refutes it; the line of proof stands under the limits.`,
      assumed: (names: string): string =>
        `These numbers are assumptions and move the answer most; a better source for any of them changes it: ${names}.`,
      flip: (sense: string, by: string): string =>
        `“${sense}” is undetermined because of one choice: ${by}. A report that settles it settles the verdict.`,
      reading: (claims: number, reports: number): string =>
        `The program read ${claims} claims in ${reports} ${reports === 1 ? 'report' : 'reports'}. A claim that it misread can be put right in the page or in a claims file, and the run repeated.`,
      form: 'The model knows ranges, numbers and places, not people, electronic warfare or what happens inside a weapon. Where these decide, it favours the claimant.',
      seed: 'The figures are random samples. Another seed moves them within their intervals; if it moves them further, report it.',
    },
    reports: {
      origins: (reports: number, origins: number, alike: string | null): string =>
        `${reports === 1 ? 'One report goes' : `${countWord(reports)} reports go`} back to ${
          origins === 1
            ? 'one independent origin'
            : `${countWord(origins).toLowerCase()} independent origins`
        }${alike === null ? '' : ` (the closest pair is ${alike} alike)`}.`,
      originsNote: 'Reports that share an origin count as one source.',
      legend: 'Claims are underlined by kind; the number leads to the verdict.',
      corrected: (ids: readonly string[]): string =>
        `${ids.length === 1 ? 'One claim was' : `${countWord(ids.length)} claims were`} corrected by hand and ${ids.length === 1 ? 'is' : 'are'} not as the program read ${ids.length === 1 ? 'it' : 'them'}: ${ids.join(', ')}.`,
      byModel: (ids: readonly string[]): string =>
        `${ids.length === 1 ? 'One claim was' : `${countWord(ids.length)} claims were`} read by a language model alone, and not by rules: ${ids.join(', ')}.`,
      undated: 'undated',
      noPublisher: 'publisher not stated',
      none: 'This run was made from a scenario alone; there are no reports.',
    },
    contradictions: {
      severity: { error: 'Error', warning: 'Doubt', info: 'Note' },
      kind: {
        geography: 'geography',
        chronology: 'dates',
        arithmetic: 'arithmetic',
        designation: 'designation',
        attribution: 'attribution',
        unit: 'unit',
        wording: 'wording',
      },
      relations: 'Claim against claim',
      relation: { agree: 'Agree', conflict: 'Differ', 'only-in': 'Only in one' },
      none: 'No contradiction was found.',
    },
    map: {
      seen: (share: string, height: string): string =>
        `${height}: averaged over the country, a place is covered with a chance of ${share}.`,
      ground: 'On the ground footprint',
      lead: 'Colour shows the chance that a place lies within reach of at least one unit.',
      method: (cell: string, trials: string): string =>
        `Mean over all worlds and placements (${trials} trials, cells of ${cell}); no unit has a position. Outlined: the areas in which the reports or the scenario place units.`,
      choose: 'Height above the ground',
      legend: 'Chance of being covered',
      credit: (dataset: string): string =>
        `Outline: ${dataset}, de-facto borders. Cities: GeoNames (CC BY 4.0). Computed by Skyproof.`,
      label: (posture: string): string => `Map of the mean chance of coverage. ${posture}.`,
      areas: 'deployment area',
      none: 'No map was computed in this run.',
      table: 'Mean chance by height, as a table',
      tableHead: ['Height above the ground', 'Mean chance of coverage'],
    },
    altitude: {
      sentence: (one: string, two: string | null): string =>
        `On the ground footprint ${one} of the area lies within reach of at least one unit${
          two === null ? '' : ` and ${two} within reach of two`
        }.`,
      empty: (height: string): string =>
        ` Higher up the circles shrink; from ${height} upwards nothing is covered.`,
      axis: 'Share of the area within reach (%)',
      yAxis: 'Height above the ground (rows not to scale)',
      series: (k: number): string => (k === 1 ? 'at least 1 unit' : `at least ${k} units`),
      intervals: 'Line: 95 % Monte Carlo interval of the mean.',
      intervalsWithRange:
        'Thin line: 5–95 % range over the unknowns. Thick line: 95 % Monte Carlo interval of the mean.',
      source: (trials: string, posture: string): string =>
        `${posture}. Base case, up to ${trials} trials a row. Computed by Skyproof.`,
      table: 'The figures as a table',
      tableHead: ['Height', 'Units', 'Mean share', '95 % interval', '5–95 % over the unknowns'],
      none: 'Coverage was not among the measures of this run.',
    },
    readiness: {
      sentence: (curve: string, from: string, to: string, low: string, high: string): string =>
        `${curve}: with ${from} of the units ready the chance of a border without a gap is ${low}; with ${to} ready it is ${high}.`,
      axis: 'Share of the units that are ready (%)',
      yAxis: 'Chance of an unbroken border (%)',
      source: (trials: string): string =>
        `Band: 95 % interval, ${trials} trials a point. Computed by Skyproof.`,
      table: 'The figures as a table',
      tableHead: ['Curve', 'Units ready', 'Chance', '95 % interval', 'Trials'],
      none: 'No readiness curve was computed in this run.',
    },
    inputs: (count: number, assumed: number): string =>
      `Inputs: ${count} ${count === 1 ? 'number' : 'numbers'}, ${assumed} of them assumed; the table of numbers has each with its source.`,
    afterAlert: {
      lead: 'Share of all posts that could ever be manned, reserves included, that can fire at a time after the alert. Crews are all on duty at first and then in shifts; posts break down and are repaired; those without new supplies stop.',
      posture: 'Posture',
      hours: (count: string): string =>
        count === '0' ? 'at the alert' : `${count} ${count === '1' ? 'hour' : 'hours'}`,
      days: (count: string): string => `${count} days`,
      note: (trials: string): string =>
        `Grey: 95 % interval of the mean. Base case, up to ${trials} trials. Computed by Skyproof.`,
    },
    raids: {
      lead: (posture: string): string =>
        `Several aircraft on one straight track, drawn at random in each world, against the posture: ${posture}. Posts fire one round, look, and fire again while they have rounds; they do not talk to each other.`,
      seen: 'Every post knows of the raid from its start, which favours the claim.',
      detected: 'A post fires only at what it sees.',
      head: [
        'Raid',
        'Height',
        'Get through, mean',
        'Chance that none does',
        'Missiles fired, mean',
      ],
      raid: (count: string, name: string): string => `${name}, ${count} aircraft`,
      ground: 'ground footprint',
      note: (trials: string): string =>
        `Grey: 95 % interval. Base case, up to ${trials} trials. An average track, not one that somebody chose. Computed by Skyproof.`,
    },
    sizing: {
      lead: (posture: string): string =>
        `The least number of posts, and the least ready share of the posts claimed, at which each sense would hold in 95 of 100 worlds, at ground level. Posture: ${posture}; everything else as in the base case. Counts, not places.`,
      head: ['Sense', 'Posts', 'Ready share'],
      none: 'none that was tried',
      note: (trials: string): string =>
        `Grey: values that ${trials} worlds cannot tell apart. Computed by Skyproof.`,
    },
    misidentification: {
      title: 'Own and civil aircraft fired at by mistake',
      restraint:
        'How often a post would take an own or civil aircraft for an intruder and fire, over all posts. No place, flight or airline is in this figure. It argues for restraint: over weeks even a small chance for each aircraft adds up, and no shot can be called back.',
      head: ['Period', 'Events, mean', 'Chance of at least one'],
      period: (days: string): string => `${days} ${days === '1' ? 'day' : 'days'}`,
      note: (trials: string): string =>
        `Grey: 95 % interval. The same for every posture. Base case, up to ${trials} trials. Computed by Skyproof.`,
    },
    diversion: {
      title: 'Missiles that go missing',
      lead: (years: string, isOne: boolean): string =>
        `Missiles unaccounted for after ${isOne ? 'one year' : `${years} years`} of storage. One without a launcher of its system cannot be fired, so those with a missing launcher are counted apart. Noticed: at least one missing serial number is among those that an audit looks for.`,
      head: [
        'Posture',
        'Missing missiles, mean',
        'Chance of at least one',
        'With a launcher, mean',
        'Chance that it is noticed',
      ],
      note: (trials: string): string =>
        `Grey: 95 % interval. Base case, up to ${trials} trials. Computed by Skyproof.`,
    },
    assumptions: {
      lead: 'Claims come from the reports, facts from the catalogue; an assumption is a range that nobody states, with the reason for it. Grades follow the Admiralty code: reliability of the source A–F, credibility of the statement 1–6.',
      head: ['Quantity', 'Value or range', 'Unit', 'Kind', 'Source', 'Grade'],
      kind: { claim: 'claim', fact: 'fact', assumption: 'assumption' },
    },
    bounds: {
      lead: 'These are closed formulas, not simulations. They use the claimant’s own figures, everyone ready and every unit in the best possible place.',
      head: [
        'Sense',
        'Posture, reading',
        'Range',
        'Height',
        'Would need',
        'Claimed',
        'Best share',
        'Result',
      ],
      proof: 'Line of proof and formula',
      impossible: 'impossible',
      notExcluded: 'not excluded',
      reference: 'for reference, excludes nothing',
      noNumber: 'no number would do',
      more: (count: number): string =>
        `${count} further rows at other heights, readings and postures`,
      cut: (count: number): string => `${count} more rows stand in tables/bounds.csv.`,
      crews: 'Crews',
      ammunition: 'Ammunition',
    },
    limits: [
      'It does not say whether the units exist. It says what would follow if they did.',
      'For the area, the border and the cities every covered place counts as defended: whether an aircraft is seen in time, whether a crew is alert and whether a shot hits is not asked there. The figures lean towards the claim.',
      'Crossings are averages over approaches drawn at random. They are an upper limit against an intruder who chooses, and they say nothing about any route.',
      'Units are placed at random inside named areas. No position, gap or route is computed for publication, and none can be read from the map.',
      'Borders are the de-facto line of the data set; perimeter lengths depend on the step along the line.',
      'A probability here is about the claim under the stated ranges. Other ranges give other figures; all ranges stand in the table of numbers.',
      'The model of coverage has not been compared with a real defence; forecasts of past claims have been compared with how they turned out (skyproof validate --backtests). How the model was checked, where its numbers come from and who should not use it stands in its model card, docs/model-card.md of the program.',
    ],
    ground: {
      smooth:
        'Terrain is not in the figures: the earth is smooth, heights are above the ground, and hills would hide much of the low sky.',
      over: (file: string, sha256: string, places: string): string =>
        `Terrain is in the figures as an average: the view from ${places} random places of each system over ${file} (SHA-256 ${sha256.slice(0, 12)}) says what share of its reach a post sees at each height. No single hill shields or exposes anything here, and houses and trees are not in the file or count as ground. The bounds do without terrain, because a high post sees further.`,
      covered: (share: string): string =>
        `The file knows the ground of ${share} of those places; over the others the earth is smooth.`,
      settings: (
        mode: 'fast' | 'accurate',
        cells: string,
        eye: string,
        refraction: number,
      ): string =>
        `${cells} cells, ${mode === 'fast' ? 'reference planes' : 'rays'}, eye ${eye} above the ground, refraction ${refraction}`,
      seen: (share: string, altitude: string): string => `${share} at ${altitude}`,
    },
    repeat: {
      cite: 'Cite as',
      citation: (version: string, title: string, digest: string, asOf: string): string =>
        `Skyproof ${version}: ${title}. Evidence up to ${asOf}. Run ${digest}.`,
      again: 'Repeat it',
      verify: 'Check the files of this folder against their hashes',
      digest:
        'The digest is a hash of all bounds, measures and verdicts: whoever repeats the run with the same version and inputs must get the same one, on any machine.',
      facts: {
        digest: 'Digest',
        seed: 'Seed',
        trials: 'Most trials of a row',
        stopped: 'Stopped by',
        area: 'Area',
        perimeter: 'Perimeter',
        data: 'Outline',
        terrain: 'Terrain',
        seen: 'Seen of the full reach',
        asOf: 'Evidence up to',
        files: 'Inputs (SHA-256)',
      },
      stoppedBy: {
        precision: 'the precision asked for',
        trials: 'the number of trials',
        user: 'the user',
      },
      perimeter: (km: string, rings: number, dropped: number, step: string): string =>
        `${km} km along ${rings} ${rings === 1 ? 'ring' : 'rings'} (${dropped} smaller ones left out), points every ${step} at most`,
      islands: {
        kept: 'rings of at least 100 km² and the largest one',
        all: 'every ring',
        main: 'the largest ring alone',
      },
      waters: (waters: number, choice: 'excluded' | 'included'): string =>
        waters === 0
          ? 'the outline cuts out no inland water: lakes count as land'
          : `${waters} inland ${waters === 1 ? 'water' : 'waters'} ${
              choice === 'excluded' ? 'left out of the land, with shores' : 'counted as land'
            }`,
      folder:
        'Beside this page lie results.json, scenario.yaml, the tables as CSV and the map as GeoJSON.',
    },
    footer:
      'Skyproof tests public claims at the level of a policy paper. It does not plan, aim or evade.',
  },
} as const;
