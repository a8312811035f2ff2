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

/** What a row has otherwise than the bench's scenario. */
export interface Changes {
  readonly launchers: number;
  readonly aircraft: number;
}

/** The numbers of the bench's scenario. */
const asWritten: Changes = { launchers: 5000, aircraft: 4 };

/** Plans the bench's scenario with a build: its base case alone, no map. @throws Error when the build refuses the scenario */
export async function planScenario(
  build: Build,
  root: string,
  changes: Changes = asWritten,
): Promise<RunSetup> {
  const { createReference } =
    await build.load<typeof import('../src/atlas/reference.ts')>('atlas/reference');
  const { readScenario } =
    await build.load<typeof import('../src/scenario/read-scenario.ts')>('scenario/read-scenario');
  const { planRun } =
    await build.load<typeof import('../src/pipeline/plan-run.ts')>('pipeline/plan-run');
  const reference = createReference();
  const text = readFileSync(join(root, 'bench/venezuela.yaml'), 'utf8')
    .replace(`value: ${asWritten.launchers},`, `value: ${changes.launchers},`)
    .replace(`count: ${asWritten.aircraft},`, `count: ${changes.aircraft},`);
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
