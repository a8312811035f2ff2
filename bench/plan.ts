import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasureName } from '../src/domain/measure.ts';
import type { RunSetup } from '../src/pipeline/runner.ts';
import type { Build } from './load-build.ts';

/** The measures that trials observe. */
export const measureNames: readonly MeasureName[] = [
  'coverage',
  'border',
  'belt',
  'points',
  'crossing',
];

/** Plans the bench's scenario, changed or not, with a build: its base case alone, no map. @throws Error when the build refuses the scenario */
export async function planScenario(
  build: Build,
  root: string,
  change: (text: string) => string = (text) => text,
): Promise<RunSetup> {
  const { createReference } =
    await build.load<typeof import('../src/atlas/reference.ts')>('atlas/reference');
  const { readScenario } =
    await build.load<typeof import('../src/scenario/read-scenario.ts')>('scenario/read-scenario');
  const { planRun } =
    await build.load<typeof import('../src/pipeline/plan-run.ts')>('pipeline/plan-run');
  const reference = createReference();
  const text = change(readFileSync(join(root, 'bench/venezuela.yaml'), 'utf8'));
  const { scenario, findings } = readScenario(text, 'venezuela.yaml', reference);
  if (scenario === null) throw new Error(JSON.stringify(findings));
  const { plan, findings: misplaced } = planRun({ scenario, reference, trials: null });
  if (plan === null) throw new Error(JSON.stringify(misplaced));
  return { ...plan.setup, cases: plan.setup.cases.slice(0, 1), map: null };
}

/** The first eight hex digits of the SHA-256 of something, whole numbers of any length included. */
export function checksum(value: unknown): string {
  const text = JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one));
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
