import type { Assessment } from '../../src/domain/results.ts';
import { adjudicate } from '../../src/pipeline/adjudicate.ts';
import { exportFormats } from '../../src/publish/export-formats.ts';
import type { ExportedFile, ExportSource } from '../../src/publish/export-source.ts';
import type { RunFacts } from '../../src/publish/seal-files.ts';
import { reference, runHere, smallYaml } from '../e2e/small-run.ts';

/** Trials of every row of the golden assessment, and draws of its adjudication. */
export const goldenTrials = 64;

/** A text with whatever breaks CSV, XML, HTML or a reader's eye. */
export const hostileText =
  '=HYPERLINK("x","y")\n]]></script><!--<svg onload=alert(1)>&amp;\u202e5\u2066;\',"\r\n\ufffe';

/** When, where and from what a run was made. */
export const facts = (assessment: Assessment): RunFacts => {
  const { run } = assessment.results;
  return {
    ...{ title: assessment.scenario.title, version: run.version, seed: run.seed },
    ...{ asOf: run.asOf, digest: run.digest, timings: run.timings },
    options: { trials: goldenTrials },
    host: { platform: 'linux', node: 'v20.19.0', cpus: 2 },
    ...{ finishedAt: '2025-03-02T08:00:00Z', inputs: [] },
  };
};

/** The drafted scenario with an area of its own and fewer variants. */
const goldenYaml = [
  [
    /- \{ territory: true, share: 1, .*\}/,
    '- { coast: true, withinKm: 30, share: 0.5 }\n      - { territory: true, share: 0.5 }',
  ],
  [/altitudesM: .*/, 'altitudesM: [0, 150, 1000, 3000, 5000]'],
  [/variants: .*/, 'variants: [clustered]'],
].reduce((yaml, [from = '', to = '']) => yaml.replace(from, String(to)), smallYaml);

let golden: Promise<ExportSource & { readonly assessment: Assessment }> | null = null;

/** A small country's run with its report, once for all tests of a file. */
export function goldenSource(): NonNullable<typeof golden> {
  golden ??= runHere(goldenYaml).then(async (assessment) => ({
    assessment,
    adjudication: await adjudicate({
      ...{ scenario: assessment.scenario, reference, trials: goldenTrials },
    }),
    facts: facts(assessment),
  }));
  return golden;
}

/** The same with the hostile text behind every name and sentence of others. */
export async function hostileSource(): Promise<ExportSource & { readonly assessment: Assessment }> {
  const { assessment, ...others } = await goldenSource();
  return { ...others, assessment: poison(assessment) };
}

/** Makes the files of one format. */
export async function exportFiles(
  name: string,
  source: ExportSource,
): Promise<ReadonlyMap<string, ExportedFile['content']>> {
  const format = exportFormats.find((one) => one.name === name);
  if (format === undefined) throw new RangeError(`no format ${name}`);
  return new Map((await format.make(source)).map(({ path, content }) => [path, content]));
}

/** The text of a file. @throws Error where there is none */
export function textOf(files: ReadonlyMap<string, ExportedFile['content']>, path: string): string {
  const content = files.get(path);
  if (typeof content !== 'string') throw new Error(`${path} is no text`);
  return content;
}

/** The bytes of a file as readers of Parquet want them. @throws Error where there is none */
export function bytesOf(
  files: ReadonlyMap<string, ExportedFile['content']>,
  path: string,
): ArrayBuffer {
  const content = files.get(path);
  if (!(content instanceof Uint8Array)) throw new Error(`${path} has no bytes`);
  return content.slice().buffer as ArrayBuffer;
}

/** Keys whose values the program itself switches on or looks up. */
const kept =
  /^(kind|hedge|verdict|wordTo|interpretation|severity|bound|id|claim|claims|report|reports|posture|postures|question|case|measure|quantity|reading|variant|groups|stoppedBy|unit|origins|unknown|date|asOf|digest|version|sha256|address|islands|inlandWaters)$/;

function poison<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (kept.test(key) ? value : `${value}${hostileText}`) as T;
  if (Array.isArray(value)) return value.map((one) => poison(one, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, poison(one, name)]),
  ) as T;
}
