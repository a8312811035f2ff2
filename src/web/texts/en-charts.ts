/** Words of the view "charts". */
export const charts = {
  title: 'Charts',
  lead: 'Every chart can be saved with its source inside; every figure stands in a table below it.',
  failed: 'The chart could not be drawn. The table has its figures.',
  table: 'The figures as a table',
  saveAs: (title: string, kind: string) => `Save “${title}” as ${kind}`,
  run: (digest: string) => `Run ${digest}.`,
  csvHead: ['series', 'interval_low_95', 'interval_high_95', 'unknowns_5', 'unknowns_95', 'trials'],
  ground: 'ground footprint',
  onGround: 'on the ground footprint',
  atHeight: (height: string) => `at ${height}`,
  intervals: 'Thick line: 95 % interval of the mean from the trials.',
  withRange: 'Thin line: 5–95 % range over the unknowns.',
  band: 'Band: 95 % interval.',
  source: (posture: string, trials: string) =>
    `${posture}. Base case, up to ${trials} trials a figure. Computed by Skyproof.`,
  height: 'Height above the ground',
  interval: '95 % interval',
  range: '5–95 % over the unknowns',
  trials: 'Trials',
  coverage: {
    title: 'Coverage by height',
    axis: 'Share of the area within reach (%)',
    series: (k: number) => (k === 1 ? 'at least 1 unit' : `at least ${k} units`),
    sentence: (one: string, two: string | null) =>
      `On the ground footprint ${one} of the area lies within reach of at least one unit${
        two === null ? '' : ` and ${two} within reach of two`
      }.`,
    empty: (height: string) => ` From ${height} upwards nothing is covered.`,
    head: ['Height', 'Units', 'Mean share', '95 % interval', '5–95 % over the unknowns'],
  },
  readiness: {
    title: 'Unbroken border against readiness',
    axis: 'Chance of a border without a gap (%)',
    at: 'Share of the units that are ready (%)',
    sentence: (curve: string, from: string, to: string, low: string, high: string) =>
      `${curve}: with ${from} of the units ready the chance is ${low}; with ${to} ready it is ${high}.`,
    sizing: (count: string) =>
      ` In 95 of 100 worlds the border would hold from ${count} posts upwards.`,
    source: (trials: string) => `Base case, ${trials} trials a point. Computed by Skyproof.`,
    head: ['Curve', 'Units ready', 'Chance', '95 % interval', 'Trials'],
  },
  raid: {
    title: 'Raids: how many get through',
    axis: 'Share that gets through, mean (%)',
    sentence: (most: RaidEnd, least: RaidEnd) =>
      `Most get through as ${most.name} ${most.height}: ${most.share} of ${most.count} aircraft on average. Fewest as ${least.name} ${least.height}: ${least.share} of ${least.count}.`,
    condition: 'Straight tracks drawn at random in each world.',
    head: ['Raid', 'Height', 'Get through, mean', '95 % interval', 'Chance that none does'],
    name: (name: string, count: string) => `${name} (${count})`,
  },
  afterAlert: {
    title: 'Readiness after an alert',
    axis: 'Share of all posts that can fire (%)',
    at: 'Time after the alert',
    atAlert: 'alert',
    hours: (count: string) => `${count} h`,
    days: (count: string) => `${count} d`,
    inWords: (hours: number) => {
      if (hours === 0) return 'at the alert';
      const [count, unit] = hours < 48 ? [hours, 'hour'] : [hours / 24, 'day'];
      return `after ${count} ${unit}${count === 1 ? '' : 's'}`;
    },
    /** Each part is a share and when it is. */
    sentence: (posture: string, parts: readonly (readonly [share: string, when: string])[]) =>
      `${posture}: of the posts ${parts.map(([share, when]) => `${share} can fire ${when}`).join(', ')}.`,
    source: (trials: string) =>
      `All posts that could ever be manned, reserves included. Base case, up to ${trials} trials. Computed by Skyproof.`,
    head: ['Systems counted', 'Time after the alert', 'Mean share', '95 % interval'],
  },
  drivers: {
    title: 'What decides',
    none: 'Every chance is all but 0 or all but 1 whatever stated values are taken: no unknown decides.',
    axis: 'Share of the spread explained (%)',
    at: 'Verdict and unknown',
    series: 'total effect',
    sentence: (line: string, unknown: string, share: string) =>
      `Most is decided by ${unknown} for “${line}”: ${share} of the spread.`,
    head: ['Verdict', 'Unknown', 'Share of the spread'],
  },
  tornado: {
    title: (sense: string) => `What moves the chance: ${sense}`,
    axis: 'Chance that it holds (%)',
    at: 'Unknown',
    series: 'chance, from the low to the high value',
    sentence: (unknown: string | null, chance: string, luck: string) =>
      `The chance is ${chance}. ${luck} of what makes it hold or fail is chance${unknown === null ? '; no unknown stands out' : `; of the unknowns, ${unknown} decides most`}.`,
    caption: (source: string) =>
      `Mark: the chance with everything open. Thick line: as one unknown goes from its 10 % to its 90 % point. ${source}`,
    head: ['Unknown', 'From → to', 'Chance', 'By itself', 'With others'],
  },
  longestGap: {
    title: 'Longest gap',
    axis: 'Longest gap, mean length (km)',
    series: 'longest gap in the border',
    sentence: (length: string) =>
      `On the ground footprint the longest stretch of border that no unit reaches measures ${length} on average.`,
    other: (length: string, height: string) => ` It is shortest ${height}: ${length}.`,
    head: ['Height', 'Mean length', '95 % interval', '5–95 % over the unknowns'],
  },
  gapCount: {
    title: 'Number of gaps',
    axis: 'Gaps in the border, mean number',
    series: 'gaps in the border',
    sentence: (count: string) => `On the ground footprint there are ${count} gaps on average.`,
    other: (count: string, height: string) => ` There are most ${height}: ${count}.`,
    head: ['Height', 'Mean number', '95 % interval', '5–95 % over the unknowns'],
  },
  gapLengths: {
    title: 'How long the gaps are',
    axis: 'Gaps in the border, mean number',
    under: (end: string) => `under ${end} km`,
    between: (low: string, high: string) => `${low}–${high} km`,
    over: (low: string) => `${low} km or more`,
    /** The class that holds most gaps, and how many. */
    sentence: (where: string, name: string, most: string) =>
      `${upperFirst(where)} gaps of ${name} are the most frequent: ${most} on average.`,
    none: (where: string) => `${upperFirst(where)} no trial left a gap.`,
    head: ['Length of the gap', 'Mean number', '95 % interval'],
  },
  longGaps: {
    title: 'Border in long gaps',
    axis: 'Share of the border, mean (%)',
    at: 'Gaps of at least this length (km)',
    sentence: (where: string, share: string, length: string) =>
      `${upperFirst(where)} ${share} of the border lies in gaps of ${length} km or more.`,
    head: ['Gaps of at least', 'Mean share of the border', '95 % interval'],
  },
  counts: {
    title: 'The border with more launchers, and with fewer',
    lead: 'The border with a quarter to eight times the stated number of launchers, each manned as stated; ranges, readiness and places stay what they are. Not part of the run and its digest.',
    compute: 'Compute these curves',
    computing: 'Computing 64 worlds a point …',
    failed: 'The curves could not be computed.',
    none: 'The stated count of this scenario cannot be multiplied.',
    at: 'Times the stated count',
    times: (factor: number) => (factor === 0.25 ? '¼' : factor === 0.5 ? '½' : String(factor)),
    /** Each part is a figure and the multiple that it belongs to. */
    sentence: (curve: string, parts: readonly (readonly [value: string, factor: number])[]) =>
      `${upperFirst(curve)}: ${parts.map(([value, factor]) => `${value} ${sayTimes(factor)}`).join(', ')}.`,
    source: (posture: string, trials: string) =>
      `${posture}. Ground footprint, base case with other counts, ${trials} trials a point. Computed by Skyproof on request.`,
    chance: {
      title: 'Unbroken border against launchers',
      axis: 'Chance of a border without a gap (%)',
      head: ['Curve', 'Times the stated count', 'Chance', '95 % interval', 'Trials'],
    },
    share: {
      title: 'Guarded border against launchers',
      axis: 'Share of the border within reach, mean (%)',
      head: ['Curve', 'Times the stated count', 'Mean share', '95 % interval', 'Trials'],
    },
  },
  noGaps: 'Gaps in the border were not among the measures of this run.',
} as const;

/** A raid that fares best or worst, in words. */
export interface RaidEnd {
  readonly name: string;
  readonly height: string;
  readonly share: string;
  readonly count: string;
}

function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function sayTimes(factor: number): string {
  if (factor === 1) return 'with the stated count';
  if (factor === 0.25) return 'with a quarter of the stated count';
  return factor === 0.5 ? 'with half of it' : `with ${factor} times as many`;
}
