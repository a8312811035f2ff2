import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';

// Bugs that `skyproof validate` has to catch: one line of the built program is changed at a time. `from` stands once in the file.

/** @type {readonly { name: string, file: string, from: string, to: string }[]} */
export const plantedBugs = [
  {
    name: 'a radius taken for a diameter',
    file: 'simulate/reach-levels.js',
    from: 'const chord = chordOfDistanceM(radius);',
    to: 'const chord = chordOfDistanceM(radius / 2);',
  },
  {
    name: 'a slant range taken for a ground range',
    file: 'draw/fix-unknowns.js',
    from: 'const radiusM = groundRadiusM(rangeM, altitudeM);',
    to: 'const radiusM = rangeM;',
  },
  {
    name: 'no refraction at the horizon',
    file: 'draw/fix-unknowns.js',
    from: 'const horizonFactor = 4 / 3;',
    to: 'const horizonFactor = 1;',
  },
  {
    name: 'the floor is ignored',
    file: 'draw/fix-unknowns.js',
    from: 'if (altitudeM < floorM || altitudeM > ceilingM)',
    to: 'if (altitudeM > ceilingM)',
  },
  {
    name: 'readiness turned round',
    file: 'draw/open-plain-room.js',
    from: 'const isReady = 0 - (Math.floor((number - readyShare) / 2) | 0);',
    to: 'const isReady = 0 - (Math.floor((readyShare - number) / 2) | 0);',
  },
  {
    name: 'one unit too few in place',
    file: 'draw/create-drawer.js',
    from: 'const { inPlace } = fixed;',
    to: 'const inPlace = Math.max(0, fixed.inPlace - 1);',
  },
  {
    name: 'a number that varies where it is fixed',
    file: 'draw/create-drawer.js',
    from: 'const { inPlace } = fixed;',
    to: 'const inPlace = Math.max(0, fixed.inPlace + ((trial * 7) % 5) - 2);',
  },
  {
    name: 'every unit in the first area',
    file: 'draw/apportion.js',
    from: 'if (quotient > bestQuotient)',
    to: 'if (a === 0)',
  },
  {
    name: 'strata forgotten',
    file: 'draw/line-sampler.js',
    from: 'numbers[i] = (stratum[first + i] + u) / strata;',
    to: 'numbers[i] = u;',
  },
  {
    name: 'suppression counted twice',
    file: 'draw/fix-unknowns.js',
    from: 'const readyShare = value(group.ready) * unhurtShare;',
    to: 'const readyShare = value(group.ready) * unhurtShare * unhurtShare;',
  },
  {
    name: 'launchers not rounded but cut',
    file: 'draw/fix-unknowns.js',
    from: 'Math.round(count * value(group.launchersPerMissile))',
    to: 'Math.floor(count * value(group.launchersPerMissile))',
  },
  {
    name: 'hours a week forgotten',
    file: 'draw/fix-unknowns.js',
    from: '((perPost * 168) / value(crews.hoursPerWeek))',
    to: 'perPost',
  },
  {
    name: 'two envelopes taken for three',
    file: 'simulate/covers.js',
    from: 'return (k === 2 ? word >>> 1 : word & (word >>> 1)) & lowBits;',
    to: 'return (word & (word >>> 1)) & lowBits;',
  },
  {
    name: 'reaction time forgotten',
    file: 'simulate/meet-track.js',
    from: 'speedMps <= group.targetSpeedMps ? speedMps * group.reactionS',
    to: 'speedMps <= group.targetSpeedMps ? 0',
  },
  {
    name: 'targets are never too fast',
    file: 'simulate/meet-track.js',
    from: 'speedMps <= group.targetSpeedMps ? speedMps * group.reactionS',
    to: 'true ? speedMps * group.reactionS',
  },
  {
    name: 'the minimum range forgotten',
    file: 'simulate/meet-track.js',
    from: 'encounter.minRange2 = group.minRangeM * group.minRangeM;',
    to: 'encounter.minRange2 = 0;',
  },
  {
    name: 'ends of tracks crowd round the place',
    file: 'simulate/flights.js',
    from: 'endWithinM * Math.sqrt(toOpenUnit32(words[3]))',
    to: 'endWithinM * toOpenUnit32(words[3])',
  },
  {
    name: 'tracks start in the middle of a side',
    file: 'simulate/flights.js',
    from: 'const part = (v - from) / (side.cumulative[low] - from);',
    to: 'const part = 0.5;',
  },
  {
    name: 'one shot more than allowed',
    file: 'simulate/raid-posts.js',
    from: 'doctrine.shotsPerTarget ?? Number.POSITIVE_INFINITY',
    to: '(doctrine.shotsPerTarget ?? Number.POSITIVE_INFINITY) + 1',
  },
  {
    name: 'of a salvo one round is counted',
    file: 'simulate/fight-raid.js',
    from: 'missilesSpent += rounds;',
    to: 'missilesSpent += 1;',
  },
  {
    name: 'posts agree on their target',
    file: 'simulate/fight-raid.js',
    from: 'return candidates[Math.floor(raid.aim(group, unit, number) * found)];',
    to: 'return candidates[0];',
  },
  {
    name: 'missiles need no time',
    file: 'simulate/launch-window.js',
    from: 'return x / speedMps - Math.sqrt(dx * dx + across2 + heightM * heightM) / missileSpeedMps;',
    to: 'return x / speedMps;',
  },
  {
    name: 'nights are as bright as days',
    file: 'draw/fix-unknowns.js',
    from: 'lightFactor: isNight ? nightFactor : 1,',
    to: 'lightFactor: 1,',
  },
  {
    name: 'rings need half the reach',
    file: 'simulate/observe-belt.js',
    from: 'sums[a] = isAsked ? reachA + reachB : 0;',
    to: 'sums[a] = isAsked ? (reachA + reachB) / 2 : 0;',
  },
  {
    name: 'posts that are hurt recover',
    file: 'draw/fix-unknowns.js',
    from: 'const unhurtShare = fails ? 0 : 1 - suppressed;',
    to: 'const unhurtShare = 1 - suppressed;',
  },
  {
    name: 'what a post sees is forgotten in errors',
    file: 'simulate/observe-misidentification.js',
    from: 'passesPerDay * days * seenShare * firedShare',
    to: 'passesPerDay * days * firedShare',
  },
  {
    name: 'every seventeenth value lost',
    file: 'measures/tally-block.js',
    from: 'const v = Math.round(values[i] * steps[i]);',
    to: 'const v = (globalThis.n = (globalThis.n ?? 0) + 1) % 17 === 0 ? 0 : Math.round(values[i] * steps[i]);',
  },
  {
    name: 'every block of trials run twice',
    file: 'pipeline/handle-job.js',
    from: 'draw(block * blockTrials + t)',
    to: 'draw((block >>> 1) * blockTrials + t)',
  },
  {
    name: 'the last block lost',
    file: 'measures/row-sums.js',
    from: 'block < endBlock; block++',
    to: 'block < endBlock - 1; block++',
  },
  {
    name: 'variance of a population, not of a sample',
    file: 'measures/row-sums.js',
    from: '(sums.trials * (sums.trials - 1))',
    to: '(sums.trials * sums.trials)',
  },
  {
    name: 'intervals of 90 %',
    file: 'measures/read-out.js',
    from: 'sums.trials, 0.95)',
    to: 'sums.trials, 0.9)',
  },
];

/** A bug may make the program hang; that is not the same as being caught, ms. */
const longestMs = 600_000;

/**
 * Copies the built program and runs `validate` on it, once as it is and once with each bug. Returns which checks fail; a program that stops with an error
 * has caught the bug too.
 * @param {{ trials: number, workers: number, bugs: readonly (typeof plantedBugs)[number][] }} options
 */
export function plantBugs({ trials, workers, bugs }) {
  const copy = mkdtempSync(join(tmpdir(), 'skyproof-planted-'));
  try {
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const clean = validateCopy(copy, trials, workers);
    const found = bugs.map((bug) => {
      const path = join(copy, 'dist', bug.file);
      const before = readFileSync(path, 'utf8');
      if (before.split(bug.from).length !== 2)
        return {
          name: bug.name,
          caught: false,
          failed: [`the line to change does not stand once in ${bug.file}`],
        };
      writeFileSync(
        path,
        before.replace(bug.from, () => bug.to),
      );
      try {
        const { status, failed } = validateCopy(copy, trials, workers);
        return { name: bug.name, caught: status === 1 && failed.length > 0, failed };
      } finally {
        writeFileSync(path, before);
      }
    });
    return { clean, found };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function validateCopy(copy, trials, workers) {
  const args = ['--trials', String(trials), '--workers', String(workers), '--json', '--quiet'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/cli/main.js', 'validate', ...args],
    { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 26, timeout: longestMs },
  );
  if (stdout === '') return { status, failed: [stderr.slice(0, 200)] };
  const { checks } = JSON.parse(stdout);
  return { status, failed: checks.filter((each) => !each.pass).map((each) => each.id) };
}
