import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeTrial } from '../../src/cli/output/describe-trial.ts';
import type { Case, Scenario } from '../../src/domain/case.ts';
import { createBlockCounter } from '../../src/measures/tally-block.ts';
import { chooseThresholds } from '../../src/pipeline/choose-thresholds.ts';
import { createJobHandler } from '../../src/pipeline/handle-job.ts';
import { startLocalRunner } from '../../src/pipeline/local-runner.ts';
import { prepareReplay, type ReplayTrial } from '../../src/pipeline/replay-trial.ts';
import { runScenario } from '../../src/pipeline/run-scenario.ts';
import type { RunSetup } from '../../src/pipeline/runner.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { listRows } from '../../src/simulate/list-rows.ts';
import { runCli } from '../cli/run-cli.ts';
import { readSource } from '../safety/read-sources.ts';
import { reference } from '../safety/read-yaml.ts';
import { makeRun } from './make-run.ts';

const small = readSource('test/runtime/small.yaml');
const attachments = { 'small-country.geojson': readSource('test/runtime/small-country.geojson') };

/** A country with crossings: two classes on one flight, one of which is too fast for some of the units. */
const flown = `skyproof: 1
asOf: 2025-10-23
territory: IRL
posture:
  - system: igla-s
    count: { claimed: 300, unit: missile }
    launchersPerMissile: { uniform: [0.05, 1] }
    crews: { operators: [100, 400], perPost: 2, hoursPerWeek: 84 }
    ready: { uniform: [0.3, 0.8] }
    where:
      - { coast: true, withinKm: 20, share: 0.6 }
      - { cities: { largest: 5, withinKm: 10 }, share: 0.4 }
  - system: s-125
    count: [4, 12]
    where:
      - { territory: true, share: 1 }
altitudesM: [0, 100, 3000]
intruders:
  - { class: helicopter, from: { coast: true }, towards: Dublin }
  - { class: fast-jet, from: { coast: true }, towards: Dublin }
run: { seed: 3 }
`;

function read(yaml: string): Scenario {
  const { scenario, findings } = readScenario(yaml, 's.yaml', reference, attachments);
  if (scenario === null) throw new Error(JSON.stringify(findings));
  return scenario;
}

/** Catches what the run hands to its workers. */
async function setupOf(scenario: Scenario): Promise<RunSetup> {
  let caught: RunSetup | null = null;
  await runScenario({
    ...{ scenario, scenarioYaml: '', reading: null, reports: [], reference },
    startRunner: (setup) => {
      caught = setup;
      return startLocalRunner(setup);
    },
    host: { isCancelled: () => caught !== null, elapsedMs: () => 0 },
    trials: 64,
    onBounds: () => {},
    onProgress: () => {},
    peakMemoryMiB: () => 0,
  });
  if (caught === null) throw new Error('no setup');
  return caught;
}

function prepare(scenario: Scenario): ReplayTrial {
  const { replay, findings } = prepareReplay(scenario, reference);
  if (replay === null) throw new Error(JSON.stringify(findings));
  return replay;
}

test.each([
  ['a country of a file, each case', small, null],
  ['a country with crossings, base case', flown, 'base'],
] as const)(
  'the replayed trials 0 to 63 add up to the tallies that the run counts: %s',
  async (_what, yaml, only) => {
    const scenario = read(yaml);
    const setup = await setupOf(scenario);
    const replay = prepare(scenario);
    expect(setup.thresholds).toEqual(chooseThresholds(scenario));
    const measures = scenario.measures.filter((name) => name !== 'sizing');
    const cases = scenario.cases.filter((each) => only === null || each.id === only);
    expect(cases.length).toBeGreaterThan(0);
    for (const each of cases) {
      const index = scenario.cases.indexOf(each);
      const job = {
        case: index,
        postures: each.postures.map(({ id }) => id),
        block: 0,
        measures,
        brief: [],
        wanted: null,
      };
      const counted = createJobHandler(setup, 0)(job).tally;
      const rows = Object.values(listRows(setup.cases[index] as Case)).flat();
      const counter = createBlockCounter(rows);
      for (let trial = 0; trial < 64; trial++) {
        const account = replay(each.id, trial);
        expect(account.measures.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        counter.fold(Float64Array.from(account.measures, ({ value }) => value));
      }
      expect(counter.take(0)).toEqual(counted);
    }
  },
  240_000,
);

test('what is said in words is what was counted', () => {
  const account = prepare(read(flown))('base', 5);
  const igla = account.groups[0];
  expect(igla?.claimed).toBe(300);
  expect(igla?.inPlace).toBeLessThanOrEqual(300);
  expect(igla?.ready).toBeLessThanOrEqual(igla?.inPlace ?? 0);
  const paths = account.unknowns.map(({ path }) => path);
  for (const name of ['launchersPerMissile', 'crews.operators', 'ready'])
    expect(paths).toContain(`posture.igla-s.${name}`);
  const launchers = account.unknowns.find(({ path }) => path.endsWith('launchersPerMissile'));
  const operators = account.unknowns.find(({ path }) => path.endsWith('crews.operators'));
  expect(igla?.inPlace).toBe(
    Math.min(
      Math.round(300 * (launchers?.value ?? 0)),
      Math.floor((operators?.value ?? 0) / ((2 * 168) / 84)),
    ),
  );
  const [ground] = account.postures[0]?.altitudes ?? [];
  const valueIn = (id: string) =>
    account.measures.find((row) => row.id === `base/igla-s/${id}`)?.value;
  expect(ground?.border.gaps).toBe(valueIn('border/gap-count/0/k1'));
  expect(ground?.border.longestGapM).toBe(valueIn('border/longest-gap-m/0/k1'));
  expect(ground?.area.share).toBe(valueIn('coverage/share/0/k1'));
  expect(ground?.belt?.holds).toBe(valueIn('belt/no-way-through/0/k1') === 1);
  expect(ground?.belt?.depthM).toBe(
    account.unknowns.find(({ path }) => path === 'belt.depthM')?.value,
  );
  const jet = ground?.crossings?.classes.find((one) => one.class === 'fast-jet');
  expect(jet?.engaged).toBe(64 * (valueIn('crossing/engaged/fast-jet/0/k1') ?? -1));
  expect(jet?.insideS).toBe(valueIn('crossing/exposure-s/fast-jet/0/k1'));
  const text = describeTrial(account).join('\n');
  expect(text).toContain(`${ground?.points.covered} of the 10 largest cities covered`);
  expect(text).toContain(`${jet?.engaged} of 64 engaged`);
  expect(text).toContain(`${igla?.inPlace} in place, ${igla?.ready} of them ready`);
});

test('the command explains a trial of a folder, also as JSON, and the same each time', async () => {
  const folder = await makeRun();
  const run = (...args: string[]) => runCli(folder, ['replay', '.', ...args]);
  const words = run('--trial', '17');
  expect([words.exitCode, words.stderr]).toEqual([0, '']);
  expect(words.stdout).toMatch(/^Trial 17 of the case base, seed 11/);
  expect(words.stdout).toContain('The run counted this trial');
  expect(run('--trial', '17').stdout).toBe(words.stdout);
  const json = JSON.parse(run('--trial', '4294967295', '--case', 'random', '--json').stdout);
  expect([json.trial, json.case, json.isCounted]).toEqual([4294967295, 'random', false]);
  expect(json.postures[0].altitudes[0].border.gaps).toBeTypeOf('number');
});

test.each([
  [['--trial', '-1']],
  [['--trial', '4294967296']],
  [['--trial', '1.5']],
  [['--trial', '']],
  [[]],
  [['--trial', '1', '--case', 'none']],
])('replay %j is bad usage', async (args) => {
  const { exitCode, stdout, stderr } = runCli(await makeRun(), ['replay', '.', ...args]);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('error:');
});

test('a trial or case that cannot be is refused at the door', () => {
  const replay = prepare(read(small));
  for (const trial of [-1, 0.5, 4294967296, Number.NaN])
    expect(() => replay('base', trial)).toThrow(/4294967295/);
  expect(() => replay('none', 0)).toThrow(/no case none/);
  expect(replay('base', 4294967295).trial).toBe(4294967295);
});

test('a folder that is no run cannot be replayed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-custody-'));
  const { exitCode, stderr } = runCli(folder, ['replay', '.', '--trial', '1']);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('E_RUN_FOLDER')]);
});
