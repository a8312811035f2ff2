import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../src/cli/files/hash.ts';
import { makeRunFiles } from '../../src/publish/make-run-files.ts';
import { sealRun } from '../../src/workers/seal-run.ts';
import { readSource } from '../safety/read-sources.ts';
import { assessSmall } from '../safety/small-assessment.ts';

/** Folder of the scenario that small runs are made of. */
export const runtimeFolder = fileURLToPath(new URL('../runtime/', import.meta.url));

let kept: string | null = null;

/** Runs the small country once and returns a fresh copy of its folder, 64 trials. */
export async function makeRun(): Promise<string> {
  kept ??= await writeRun();
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-custody-'));
  cpSync(kept, folder, { recursive: true });
  return folder;
}

async function writeRun(): Promise<string> {
  const { assessment } = await assessSmall();
  const { run } = assessment.results;
  const geojson = readSource('test/runtime/small-country.geojson');
  const inputs = [
    ['small.yaml', assessment.scenarioYaml],
    ['small-country.geojson', geojson],
  ].map(([path, text]) => ({ path, sha256: sha256(text), bytes: Buffer.byteLength(text) }));
  const files = sealRun(makeRunFiles(assessment, { 'small-country.geojson': geojson }), {
    title: assessment.scenario.title,
    ...{ version: run.version, seed: run.seed, asOf: run.asOf, digest: run.digest },
    timings: run.timings,
    options: { trials: 64 },
    host: { platform: 'linux', node: 'v20.19.0', cpus: 2 },
    finishedAt: '2025-10-24T08:00:00Z',
    inputs,
  });
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-custody-'));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      typeof content === 'string' ? content : [...content].join(''),
    );
  }
  return folder;
}
