import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../src/domain/case.ts';
import type { KeptBlock } from '../src/pipeline/block-store.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum, measureNames, planScenario } from './plan.ts';

/** Rows and the folders they write into; `close` removes them. */
export interface KeptRows {
  readonly rows: Row[];
  readonly close: () => void;
}

/**
 * Keeping a finished block on the disk so that it survives a crash, beside writing the same bytes without care. It depends on the disk under
 * the folder for temporary files.
 */
export async function listKeptRows(builds: readonly Build[], root: string): Promise<KeptRows> {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-bench-'));
  const subjects: Subject[] = [];
  const [own] = builds;
  if (own !== undefined) subjects.push(await timeKept(own, root, join(folder, 'own')));
  if (own !== undefined) subjects.push(await timeCareless(own, root, join(folder, 'plain')));
  for (const [at, build] of builds.slice(1).entries())
    subjects.push(await timeKept(build, root, join(folder, `other-${at}`)));
  return {
    rows: [
      {
        ...{ group: 'kept', name: 'one finished block of 64 trials', unit: 'ms', per: 'record' },
        subjects,
      },
    ],
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function timeKept(build: Build, root: string, target: string): Promise<Subject> {
  const { openBlockFolder } =
    await build.load<typeof import('../src/cli/files/block-folder.ts')>('cli/files/block-folder');
  const { nodeDisk } =
    await build.load<typeof import('../src/cli/files/disk.ts')>('cli/files/disk');
  const block = await makeBlock(build, root);
  const store = openBlockFolder(nodeDisk, target, 'bench');
  let number = 0;
  return {
    name: `${build.name}: durable`,
    units: 1,
    call: () => store.keep({ ...block, tally: { ...block.tally, block: number++ } }),
    result: () => checksum(block),
  };
}

async function timeCareless(build: Build, root: string, target: string): Promise<Subject> {
  const { encodeBlock } =
    await build.load<typeof import('../src/pipeline/block-store.ts')>('pipeline/block-store');
  const block = await makeBlock(build, root);
  let number = 0;
  return {
    name: 'write and rename, no sync',
    units: 1,
    call: () => {
      const text = encodeBlock({ ...block, tally: { ...block.tally, block: number } });
      writeFileSync(`${target}-${number}.new`, text);
      renameSync(`${target}-${number}.new`, `${target}-${number}`);
      number++;
    },
  };
}

async function makeBlock(build: Build, root: string): Promise<KeptBlock> {
  const { createJobHandler } =
    await build.load<typeof import('../src/pipeline/handle-job.ts')>('pipeline/handle-job');
  const setup = await planScenario(build, root);
  const postures = (setup.cases[0] as Case).postures.map(({ id }) => id);
  const measures = measureNames.filter((name) => name !== 'coverage');
  const { tally, mapCounts } = createJobHandler(
    setup,
    0,
  )({
    ...{ case: 0, postures, block: 3, measures, brief: [], wanted: null },
  });
  return { case: 0, tally, mapCounts };
}
