import { idleBetween, look, lookAtThreads, othersBetween } from './machine.ts';

/** One thing that is timed. */
export interface Subject {
  readonly name: string;
  /** How many of the row's units one call does: trials, points, records. */
  readonly units: number;
  /** Does the work. What it returns is kept, so that no engine leaves the work out. */
  readonly call: () => unknown;
  /** What came out, worked out outside the timed part: subjects of a row whose results must agree return the same text. */
  readonly result?: () => string | Promise<string>;
  /** Does the work so many times in another program, which says how long that took, in place of `call`. */
  readonly time?: (calls: number) => Promise<{ readonly wallMs: number; readonly cpuMs: number }>;
  /** Process ids whose time counts too. */
  readonly children?: () => readonly number[];
  /** Number of workers that a call keeps busy; their idle time is then measured. */
  readonly workers?: number;
  /** Times the first subject's processor time that it should take at least or at most; printed with what came out. */
  readonly leastRatio?: number;
  readonly mostRatio?: number;
}

/** A row of the table: subjects that do the same, ours first. */
export interface Row {
  readonly group: string;
  readonly name: string;
  /** Unit of a time, e.g. `ms a trial`. */
  readonly unit: 'ms' | 'us' | 'ns';
  readonly per: string;
  readonly subjects: readonly Subject[];
  /** The figure that the design asks for; printed, never a verdict. */
  readonly goal?: string;
  /** Least time of one sample, ms; default 100. */
  readonly sampleMs?: number;
  /** Samples of each subject in place of the default. */
  readonly rounds?: number;
}

/** Middle and quarters of several figures. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What was measured of a subject. */
export interface Timing {
  readonly subject: string;
  /** Time of one unit by the clock, in the row's unit. */
  readonly wall: Spread;
  /** Processor time of one unit, all threads. */
  readonly cpu: Spread;
  /** How many times as long as the row's first subject it took, sample by sample; by the clock and in processor time. */
  readonly ratio: Spread;
  readonly cpuRatio: Spread;
  /** Cores that other programs used meanwhile. */
  readonly others: Spread | null;
  /** Share of the time that workers were idle. */
  readonly idle: Spread | null;
  readonly samples: number;
  readonly result: string | null;
  /** What the design asks for, and whether it was met in processor time. */
  readonly goal: string | null;
}

const perMs = { ms: 1, us: 1000, ns: 1_000_000 } as const;

/**
 * Times the subjects of a row: warm-up, then rounds in which every subject is sampled once, in turn and each round from the other end. Ratios
 * are taken within a round, where the machine was the same for both.
 */
export async function measureRow(row: Row, rounds: number): Promise<Timing[]> {
  const { sampleMs = 100 } = row;
  const results: (string | null)[] = [];
  for (const subject of row.subjects) results.push((await subject.result?.()) ?? null);
  const prepared = [];
  for (const subject of row.subjects)
    prepared.push({ subject, calls: await warmUp(subject, sampleMs), samples: [] as Sample[] });
  for (let round = 0; round < (row.rounds ?? rounds); round++) {
    const order = round % 2 === 0 ? prepared : [...prepared].reverse();
    for (const each of order) each.samples.push(await sample(each.subject, each.calls));
  }
  const [first] = prepared;
  return prepared.map(({ subject, samples }, at) => {
    const scale = perMs[row.unit];
    const ratios = (of: 'wallMs' | 'cpuMs') =>
      spreadOf(samples.map((one, round) => one[of] / (first?.samples[round]?.[of] ?? 1)));
    const known = (of: 'others' | 'idle'): Spread | null => {
      const values = samples.flatMap((one) => one[of] ?? []);
      return values.length === 0 ? null : spreadOf(values);
    };
    const cpuRatio = ratios('cpuMs');
    return {
      subject: subject.name,
      wall: spreadOf(samples.map((one) => one.wallMs * scale)),
      cpu: spreadOf(samples.map((one) => one.cpuMs * scale)),
      ratio: ratios('wallMs'),
      cpuRatio,
      others: known('others'),
      idle: known('idle'),
      samples: samples.length,
      result: results[at] ?? null,
      goal: at === 0 ? (row.goal ?? null) : judge(subject, cpuRatio.median),
    };
  });
}

/** Says whether a ratio of processor times is what the subject asks for. */
function judge({ leastRatio, mostRatio }: Subject, ratio: number): string | null {
  if (leastRatio !== undefined)
    return `>= ${leastRatio}: ${ratio >= leastRatio ? 'met' : 'not met'}`;
  if (mostRatio !== undefined) return `<= ${mostRatio}: ${ratio <= mostRatio ? 'met' : 'not met'}`;
  return null;
}

interface Sample {
  /** For one unit. */
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly others: number | null;
  readonly idle: number | null;
}

/** Calls until the engine has compiled what it will, and returns how many calls make a sample. */
async function warmUp(subject: Subject, sampleMs: number): Promise<number> {
  const began = performance.now();
  let last = 0;
  do {
    const before = performance.now();
    await subject.call();
    last = performance.now() - before;
  } while (performance.now() - began < 300);
  return Math.max(1, Math.round(sampleMs / last));
}

async function sample(subject: Subject, calls: number): Promise<Sample> {
  const kept: unknown[] = [];
  const { workers = 0 } = subject;
  const threads = workers === 0 ? null : lookAtThreads(subject.children?.());
  const before = look(subject.children?.());
  const own = await subject.time?.(calls);
  if (own === undefined)
    for (let call = 0; call < calls; call++) kept[call & 7] = await subject.call();
  const after = look(subject.children?.());
  if (own === undefined && kept.length === 0) throw new Error('nothing was measured');
  const units = calls * subject.units;
  const wallMs = own?.wallMs ?? after.wallMs - before.wallMs;
  return {
    wallMs: wallMs / units,
    cpuMs: (own?.cpuMs ?? after.cpuMs - before.cpuMs) / units,
    others: othersBetween(before, after),
    idle:
      threads === null
        ? null
        : idleBetween(threads, lookAtThreads(subject.children?.()), wallMs, workers),
  };
}

/** Median and quartiles. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? Number.NaN;
    const above = sorted[Math.ceil(place)] ?? Number.NaN;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
