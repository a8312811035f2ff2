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
const points = Number(process.env['SKYPROOF_STUDY_POINTS'] ?? 320);
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

test('one thread gives the digest of two', { timeout: limitMs }, () => {
  expectFine(sweep('alone', '--workers', '1'));
  expect(digestOf('alone')).toBe(whole);
});

test('shards in any order leave their parts in one store, of which the command without them makes the table', {
  timeout: limitMs,
}, async () => {
  for (const index of [3, 1]) expectFine(sweep('shards', '--shard', `${index}/3`));
  const own = Array.from({ length: parts }, (_, part) => part).filter((part) => part % 3 !== 1);
  expect([...listKept('shards')].sort()).toEqual(own.map((part) => `part-${part}`).sort());
  const last = runCli(folder, ['sweep', 'study.yaml', '--out', 'shards']);
  expectFine(last);
  expect(last.stderr).toContain(`going on from ${own.length} parts`);
  expect(digestOf('shards')).toBe(whole);
  expect(await readTable('shards')).toEqual(await readTable('whole'));
  expect(listLeft()).toEqual([]);
});

test(`a study that is killed loses and repeats no row: ${kills} kills`, {
  timeout: limitMs * (kills + 1),
}, async () => {
  const rng = createRng(31);
  for (let kill = 0; kill < kills; kill++) {
    const { child, end } = startCli(folder, ['sweep', 'study.yaml', '--out', 'killed']);
    const kept = listKept('killed').length;
    // Some parts further on each time, and never so far that nothing is left to do.
    const wanted = kept + 1 + Math.floor((rng.uniform(1, kill, 0, 0) * parts) / (2 * kills));
    while (listKept('killed').length < wanted && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await end;
  }
  const before = listKept('killed').length;
  expect(before).toBeGreaterThanOrEqual(kills);
  expect(before).toBeLessThan(parts);
  const last = runCli(folder, ['sweep', 'study.yaml', '--out', 'killed']);
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

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('after %s the same command goes on', { timeout: limitMs }, async (signal, exitCode) => {
  const args = ['sweep', 'study.yaml', '--out', 'stopped', '--workers', '1'];
  const { child, end } = startCli(folder, args);
  while (listKept('stopped').length === 0 && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill(signal);
  expect(await end).toBe(exitCode);
  expect(listKept('stopped').length).toBeGreaterThan(0);
  expectFine(runCli(folder, args));
  expect(digestOf('stopped')).toBe(whole);
  rmSync(join(folder, 'stopped'), { recursive: true });
  expect(listLeft()).toEqual([]);
});

test('a kept part that was changed by a letter is run again', { timeout: limitMs }, () => {
  expectFine(sweep('torn', '--shard', '1/2'));
  const store = readdirSync(folder).find((name) => name.startsWith('.torn.parts-')) ?? '';
  const name = join(folder, store, 'part-0');
  const text = readFileSync(name, 'utf8');
  expect(decodeRows(text.split('\n').slice(2).join('\n'))).not.toBeNull();
  writeFileSync(name, text.replace('igla-s', 'igla-t'));
  expectFine(sweep('torn'));
  expect(digestOf('torn')).toBe(whole);
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
    text.replace(/points: \d+/, 'points: 1000000').replace('trials: 64', 'trials: 10240'),
  );
  const args = ['sweep', 'long.yaml', '--out', 'long', '--workers', '1'];
  const { exitCode, stderr } = runCli(folder, args);
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringMatching(/1,000,000 scenarios .*: about [\d,]+ hours; add --allow-long/),
  ]);
  expect(listLeft()).toEqual([]);
  const { child, end, until } = startCli(folder, [...args, '--allow-long']);
  await until('1,000,000 scenarios');
  child.kill('SIGTERM');
  expect(await end).toBe(143);
  expect(readdirSync(folder)).not.toContain('long');
});
