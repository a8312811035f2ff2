import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSteady, measureMemory } from './measure-memory.mjs';
import { measurePage } from './measure-page.mjs';
import { plantBugs, plantedBugs } from './planted-bugs.mjs';
import { root, run, runVitest } from './run.mjs';

/** Properties: every test file that takes SKYPROOF_RUNS, as often as asked where the time allows. */
export async function proveProperties({ runs, limitMs }) {
  const slow = (name) => (name.startsWith('test/properties') ? 0 : 1);
  const files = listTests()
    .filter((name) => /SKYPROOF_RUNS|propertyRuns|countRuns/.test(readFileSync(name, 'utf8')))
    .sort((a, b) => slow(a) - slow(b));
  const rows = [];
  // Two lanes; the slow ones start first.
  let next = 0;
  const lane = async () => {
    while (next < files.length) {
      const index = next++;
      rows[index] = await proveFile(files[index], runs, limitMs);
    }
  };
  await Promise.all([lane(), lane()]);
  return { files: rows, pass: rows.every((row) => row.failed === 0 && row.passed > 0) };
}

/** Runs one file; a file that does not end within the limit is run again with a tenth of the runs, which is then what was done. */
async function proveFile(file, runs, limitMs) {
  const started = performance.now();
  const tests = await runVitest([file, `--testTimeout=${Math.round(limitMs)}`], {
    env: { SKYPROOF_RUNS: String(runs) },
    limitMs: Math.max(60_000, limitMs),
    reporter: 'dot',
  });
  const isOut = performance.now() - started >= Math.max(60_000, limitMs) * 0.98;
  if (isOut && runs > 200) return proveFile(file, Math.max(200, Math.round(runs / 10)), limitMs);
  return { file, runs, ...tests };
}

/** Own elementary functions against the exact ones, on many points. */
export async function proveMath({ points }) {
  const tests = await runVitest(['src/kernel/math', '--testTimeout=600000'], {
    env: { SKYPROOF_MATH_POINTS: String(points) },
    reporter: 'dot',
  });
  return { points, ...tests, pass: tests.failed === 0 };
}

/** The product against the slow model, on many possible worlds. */
export async function proveOracle({ trials }) {
  const tests = await runVitest(['test/oracle/slow-model'], {
    env: { SKYPROOF_ORACLE_TRIALS: String(trials) },
    reporter: 'dot',
  });
  return { trials, ...tests, pass: tests.failed === 0 && tests.passed > 0 };
}

/** Coverage of intervals and of the stopping rule, common random numbers, unknown and chance apart, sensitivity indices: what the tests measure. */
export async function proveStatistics() {
  return runMeasuring(['test/statistics', '--testTimeout=3600000'], {});
}

/** Runs tests that note figures, and returns these beside the counts. */
async function runMeasuring(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-figures-'));
  const file = join(folder, 'figures.jsonl');
  const tests = await runVitest(args, {
    env: { SKYPROOF_PROVE: '1', SKYPROOF_FIGURES: file, ...env },
    reporter: 'dot',
  });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  rmSync(folder, { recursive: true, force: true });
  const figures = {};
  // Two files of tests may write at once: their lines are sorted, so that two runs compare.
  for (const { name, figure } of lines.sort().map(parse)) {
    figures[name] ??= [];
    figures[name].push(figure);
  }
  return { ...tests, figures, pass: tests.failed === 0 && lines.length > 0 };
}

/**
 * A server in a process of its own under load: hostile bodies, floods and slow clients during a run, watchers, and many small runs. One file after the other, because a clock
 * is read; on a machine that does nothing else.
 */
export async function proveLoad({ smallRuns }) {
  const files = ['test/server/load.test.ts', 'test/server/small-runs.test.ts'];
  return runMeasuring([...files, 'test/hostile/api-strain.test.ts', '--no-file-parallelism'], {
    SKYPROOF_SMALL_RUNS: String(smallRuns),
  });
}

/** Runs that are split, killed and struck by faults, in full: two lanes side by side, because most of it waits for processes. */
export async function proveRuns({ splits, kills, faultSeeds, simulatedSeeds }) {
  const lanes = [
    [['shards', 'test/runtime/shards.test.ts', { SKYPROOF_SPLITS: splits, SKYPROOF_KILLS: kills }]],
    [
      ['workerFaults', 'test/runtime/worker-faults.test.ts', { SKYPROOF_FAULT_SEEDS: faultSeeds }],
      [
        'simulated',
        'test/properties/simulated-runs.test.ts',
        { SKYPROOF_SIMULATED_SEEDS: simulatedSeeds },
      ],
      ['files', 'test/hostile/fault-sweep.test.ts', { SKYPROOF_PROVE: 1 }],
      ['fileProcesses', 'test/hostile/real-processes.test.ts', { SKYPROOF_PROVE: 1 }],
    ],
  ];
  const figures = { splits, kills, faults: 7 * faultSeeds, simulatedSeeds };
  let pass = true;
  await Promise.all(
    lanes.map(async (parts) => {
      for (const [name, file, values] of parts) {
        const env = Object.fromEntries(
          Object.entries(values).map(([key, value]) => [key, String(value)]),
        );
        const tests = await runVitest([file, '--testTimeout=3600000'], { env, reporter: 'dot' });
        figures[name] = tests;
        pass &&= tests.failed === 0 && tests.passed > 0;
      }
    }),
  );
  return { ...figures, pass };
}

/** Runs through the queue while workers are killed at random: two processes on a PostgreSQL of the test's own. */
export async function proveQueue({ kills }) {
  const tests = await runVitest(['test/queue', '--testTimeout=3600000'], {
    env: { SKYPROOF_WORKER_KILLS: String(kills) },
    reporter: 'dot',
  });
  return { kills, ...tests, pass: tests.failed === 0 && tests.passed > 0 };
}

/** A study that is run on one thread and two, in shards, killed and resumed: no row lost or repeated, one digest, and its table as DuckDB reads it. */
export async function proveStudy({ points, kills }) {
  const env = { SKYPROOF_STUDY_POINTS: String(points), SKYPROOF_STUDY_KILLS: String(kills) };
  const tests = await runVitest(
    ['test/runtime/study.test.ts', 'src/sweep', '--testTimeout=3600000'],
    { env, reporter: 'dot' },
  );
  return { points, kills, ...tests, pass: tests.failed === 0 && tests.passed > 0 };
}

/** Closed forms: expected, got and z of every check; past claims: what was forecast and what came. */
export async function proveModel({ trials }) {
  const args = ['dist/cli/main.js', 'validate', '--json', '--quiet', '--trials', String(trials)];
  const { status, stdout, seconds } = await run(process.execPath, args, { capture: true });
  const { checks = [], backtests = [], scores = null } = parse(stdout) ?? {};
  return {
    trials,
    seconds,
    checks: checks.map(({ id, expected, got, z, trials: done, pass }) => ({
      ...{ id, expected, got, z, trials: done, pass },
    })),
    largestZ: Math.max(0, ...checks.map((check) => Math.abs(check.z))),
    backtests: backtests.map(({ id, forecast, outcome, clean, brier, miss }) => ({
      ...{ id, forecast, outcome, clean, brier, miss },
    })),
    backtestScores: scores,
    pass: status === 0 && checks.length > 0 && backtests.length >= 10,
  };
}

/** Bugs in the model that the closed forms have to catch, planted one by one. */
export function provePlanted({ trials }) {
  const { clean, found } = plantBugs({
    trials,
    workers: availableParallelism(),
    bugs: plantedBugs,
  });
  const bugs = found.map(({ name, caught, failed }) => ({ name, caught, by: failed.slice(0, 3) }));
  for (const { name, caught } of bugs) console.log(`${caught ? 'ok    ' : 'MISSED'} ${name}`);
  return {
    ...{ trials, planted: bugs.length, caught: bugs.filter((bug) => bug.caught).length, bugs },
    pass: clean.status === 0 && bugs.every((bug) => bug.caught),
  };
}

/** The default assessment of the two reports that the project starts from, else of the examples. */
export async function proveAssessment() {
  const shared = join(root, '../shared/reports');
  const [name, folder] = existsSync(shared)
    ? ['the two reports', shared]
    : ['examples', join(root, 'examples/reports')];
  const reports = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => join(folder, file));
  const args = ['dist/cli/main.js', 'assess', ...reports, '--json', '--quiet'];
  const { status, stdout, seconds } = await run(process.execPath, args, { capture: true });
  const results = parse(stdout);
  if (results === null) return { reports: name, seconds, pass: false };
  const { sumByGrade } = await import('../../dist/publish/grade-shares.js');
  const { sensitivity, assumptions } = results;
  const { digest, trials, stoppedBy, timings, peakMemoryMiB, workers } = results.run;
  return {
    ...{ reports: name, seconds, digest, trials, stoppedBy, timings, peakMemoryMiB, workers },
    ...{ cases: results.cases.length, bounds: results.bounds.length },
    ...{ measures: results.measures.length, verdicts: results.verdicts.length },
    ...(sensitivity === undefined
      ? {}
      : { gradeShares: sumByGrade(sensitivity.filter(isGround), assumptions) }),
    pass: status === 0,
  };
}

/** Rows of the case that the reports word, at the ground. */
const isGround = (row) => row.case === 'base' && row.altitudeM === 0;

/** What a user of the page waits for, against the figures to reach; whether its memory is steady over many runs, and whether the keyboard reaches everything. */
export async function provePage({ runs }) {
  const figures = await measurePage();
  const charts = await measurePage({ view: 'charts' });
  const verdicts = await measurePage({ view: 'verdicts' });
  const memory = await measureMemory({ runs, trials: 64 });
  const keyboard = await runVitest(['test/e2e/keyboard.test.ts'], {
    env: { SKYPROOF_LONG: '1' },
    reporter: 'dot',
  });
  const { firstLoadBytes, firstVerdictMs } = figures;
  const longestByView = {
    start: figures.longestTaskMs,
    ...{ charts: charts.longestTaskMs, verdicts: verdicts.longestTaskMs },
  };
  const pass =
    firstLoadBytes <= 1_500_000 &&
    firstVerdictMs <= 2_000 &&
    Object.values(longestByView).every((ms) => ms <= 50) &&
    isSteady(memory) &&
    keyboard.passed > 0 &&
    keyboard.failed === 0;
  return { ...figures, longestByView, memory, keyboard, pass };
}

function listTests() {
  return ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((name) => name.endsWith('.test.ts'))
      .sort(),
  );
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
