import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRng } from '../../src/kernel/random/stream.ts';
import { exactSum } from '../../src/kernel/stats/index.ts';
import { decodeRows } from '../../src/sweep/rows.ts';
import { type Outcome, runCli, startCli } from '../cli/run-cli.ts';

/** Scenarios of the study, and how often it is killed: few here, 10,000 in `npm run prove`. */
const points = Number(process.env['SKYPROOF_STUDY_POINTS'] ?? 192);
const kills = Number(process.env['SKYPROOF_STUDY_KILLS'] ?? 2);
const parts = Math.ceil(points / 32);
/** Generous: a scenario takes 20 ms of an idle machine. */
const limitMs = 120_000 + 400 * points;

const source = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skyproof-study-'));
let whole = '';

beforeAll(() => {
  for (const name of ['small.yaml', 'small-country.geojson'])
    copyFileSync(join(source, name), join(folder, name));
  const text = readFileSync(join(source, 'small-study.yaml'), 'utf8');
  const wanted = text
    .replace('points: 96', `points: ${points}`)
    .replace(/measures: .*/, 'measures: [points]');
  writeFileSync(join(folder, 'study.yaml'), wanted);
  expectFine(sweep('whole', '--workers', '2'));
  whole = digestOf('whole');
}, limitMs);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sweep(out: string, ...flags: readonly string[]): Outcome {
  return runCli(folder, ['sweep', 'study.yaml', '--out', out, '--quiet', ...flags]);
}

function expectFine(outcome: Outcome): void {
  expect(outcome.exitCode, outcome.stderr).toBe(0);
}

interface Summary {
  readonly digest: string;
  readonly points: number;
  readonly rows: number;
}

function readSummary(out: string): Summary {
  return JSON.parse(readFileSync(join(folder, out, 'summary.json'), 'utf8')) as Summary;
}

const digestOf = (out: string): string => readSummary(out).digest;

/** Parts on the disk beside an output folder. */
function listKept(out: string): readonly string[] {
  const store = readdirSync(folder).find((name) => name.startsWith(`.${out}.parts-`));
  if (store === undefined) return [];
  return readdirSync(join(folder, store)).filter((name) => /^part-\d+$/.test(name));
}

/** What stands beside the output folders and does not belong there. */
const listLeft = () => readdirSync(folder).filter((name) => name.startsWith('.'));

async function readTable(out: string): Promise<readonly Record<string, unknown>[]> {
  const bytes = readFileSync(join(folder, out, 'study.parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return parquetReadObjects({ file: file as ArrayBuffer });
}

test(
  'the folder of a study holds its table, its files, its summary and their hashes',
  async () => {
    expect(readdirSync(join(folder, 'whole')).sort()).toEqual([
      ...['manifest.json', 'small-country.geojson', 'small.yaml', 'study.parquet', 'study.yaml'],
      'summary.json',
    ]);
    const summary = readSummary('whole');
    const rows = await readTable('whole');
    expect(summary).toMatchObject({ points, rows: rows.length });
    expect(new Set(rows.map((row) => row['scenario'])).size).toBe(points);
    const manifest = JSON.parse(readFileSync(join(folder, 'whole', 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ skyproof: 'study/1', digest: whole });
    expect(manifest.outputs.map(({ path }: { path: string }) => path)).toContain('study.parquet');
    expect(listLeft()).toEqual([]);
  },
  limitMs,
);

test('shards in any order leave their parts in one store, of which the command without them makes the table; a part that was changed by a letter is run again', {
  timeout: limitMs,
}, async () => {
  for (const index of [3, 1])
    expectFine(sweep('shards', '--shard', `${index}/3`, '--workers', '1'));
  const own = Array.from({ length: parts }, (_, part) => part).filter((part) => part % 3 !== 1);
  expect([...listKept('shards')].sort()).toEqual(own.map((part) => `part-${part}`).sort());
  const store = readdirSync(folder).find((name) => name.startsWith('.shards.parts-')) ?? '';
  const name = join(folder, store, 'part-0');
  const text = readFileSync(name, 'utf8');
  expect(decodeRows(text.split('\n').slice(2).join('\n'))).not.toBeNull();
  writeFileSync(name, text.replace('igla-s', 'igla-t'));
  const last = runCli(folder, ['sweep', 'study.yaml', '--out', 'shards']);
  expectFine(last);
  expect(last.stderr).toContain(`going on from ${own.length - 1} parts`);
  expect(digestOf('shards')).toBe(whole);
  expect(await readTable('shards')).toEqual(await readTable('whole'));
  expect(listLeft()).toEqual([]);
});

/** Starts the study, ends it by a signal once so many parts are kept, and returns its exit code. */
async function endAfter(wanted: number, signal: NodeJS.Signals): Promise<unknown> {
  // One thread, whose digest has to be that of two.
  const args = ['sweep', 'study.yaml', '--out', 'killed', '--workers', '1'];
  const { child, end } = startCli(folder, args);
  while (listKept('killed').length < wanted && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill(signal);
  return end;
}

test(`a study that is killed, or ended by Ctrl-C or SIGTERM, loses and repeats no row: ${kills} kills`, {
  timeout: limitMs * (kills + 1),
}, async () => {
  const rng = createRng(31);
  const countKept = (): number => listKept('killed').length;
  for (let kill = 0; kill < kills; kill++) {
    // Some parts further on each time, and never so far that nothing is left to do.
    const more = Math.floor(rng.uniform(1, kill, 0, 0) * (parts / (2 * kills) - 1));
    await endAfter(countKept() + 1 + more, 'SIGKILL');
  }
  expect(await endAfter(countKept() + 1, 'SIGINT')).toBe(130);
  expect(await endAfter(countKept() + 1, 'SIGTERM')).toBe(143);
  const before = listKept('killed').length;
  expect(before).toBeGreaterThanOrEqual(kills + 2);
  expect(before).toBeLessThan(parts);
  const last = runCli(folder, ['sweep', 'study.yaml', '--out', 'killed', '--workers', '1']);
  expectFine(last);
  expect(last.stderr).toContain(`going on from ${before} parts`);
  expect(digestOf('killed')).toBe(whole);
  const keysOf = (rows: readonly Record<string, unknown>[]) =>
    rows.map((row) =>
      ['scenario', 'posture', 'quantity', 'altitudeM', 'k'].map((key) => row[key]).join(' '),
    );
  const rows = await readTable('killed');
  expect(new Set(keysOf(rows)).size).toBe(rows.length);
  const others = await readTable('whole');
  for (const figure of ['estimate', 'low', 'high'])
    expect(exactSum(rows.map((row) => row[figure] as number))).toBe(
      exactSum(others.map((row) => row[figure] as number)),
    );
  expect(listLeft()).toEqual([]);
});

test('a study that says where is refused with its line, and nothing is written', () => {
  writeFileSync(
    join(folder, 'where.yaml'),
    'skyproof-study: 1\nscenario: small.yaml\ndesign: { kind: sobol, points: 4 }\nvary:\n  posture.igla-s.where.0.share: [0.1, 0.9]\nmeasures: [points]\n',
  );
  const { exitCode, stderr } = runCli(folder, ['sweep', 'where.yaml', '--out', 'where']);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('where.yaml:5:3');
  expect(stderr).toContain('E_STUDY_PLACE');
  expect(readdirSync(folder)).not.toContain('where');
});

test('a study of more than an hour is refused unless it is said to be meant', {
  timeout: 120_000,
}, async () => {
  const text = readFileSync(join(folder, 'study.yaml'), 'utf8');
  writeFileSync(
    join(folder, 'long.yaml'),
    text.replace(/points: \d+/, 'points: 100000').replace('trials: 64', 'trials: 10240'),
  );
  const args = ['sweep', 'long.yaml', '--out', 'long', '--workers', '1'];
  const { exitCode, stderr } = runCli(folder, args);
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringMatching(/100,000 scenarios .*: about [\d,]+ hours; add --allow-long/),
  ]);
  expect(listLeft()).toEqual([]);
  const { child, end, until } = startCli(folder, [...args, '--allow-long']);
  await until('100,000 scenarios');
  child.kill('SIGTERM');
  expect(await end).toBe(143);
  expect(readdirSync(folder)).not.toContain('long');
});
