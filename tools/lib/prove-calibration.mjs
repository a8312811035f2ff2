import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawReliability } from './draw-reliability.mjs';
import { measureReliability } from './reliability.mjs';
import { root, runVitest } from './run.mjs';

const lanes = 2;

/** Made worlds through the whole pipeline, in two lanes side by side; bands over all of them together, and the diagram. */
export async function proveCalibration({ worlds }) {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-worlds-'));
  const share = Math.ceil(worlds / lanes);
  const started = performance.now();
  const done = await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const file = join(folder, `${lane}.json`);
      const env = {
        SKYPROOF_WORLDS_FROM: String(lane * share),
        SKYPROOF_WORLDS: String(Math.min(share, worlds - lane * share)),
        SKYPROOF_WORLDS_FILE: file,
      };
      const tests = await runVitest(['test/calibration/made-worlds.test.ts'], {
        env,
        reporter: 'dot',
      });
      return { tests, ...readRows(file) };
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  const seconds = Math.round((performance.now() - started) / 1000);
  const outcomes = done.flatMap((lane) => lane.outcomes);
  const unread = done.flatMap((lane) => lane.unread);
  const failed = done.reduce((sum, lane) => sum + lane.tests.failed, 0);
  const figures = describeCalibration(outcomes, unread);
  const isWhole = figures.worlds === worlds;
  const pass = isWhole && failed === 0 && figures.bins.every(({ inside }) => inside);
  return { ...figures, seconds, failed, pass };
}

/** Works the figures out and draws the diagram. */
export function describeCalibration(outcomes, unread) {
  const figures = measureReliability(outcomes);
  const impossible = outcomes.filter(({ word }) => word === 'impossible');
  writeFileSync(join(root, 'docs/calibration.svg'), drawReliability(figures, sentenceOf(figures)));
  const byKind = Object.fromEntries(
    [...new Set(outcomes.map(({ interpretation }) => interpretation))].sort().map((kind) => {
      const own = measureReliability(outcomes.filter((each) => each.interpretation === kind));
      const outside = own.bins.filter(({ inside }) => !inside).length;
      return [kind, { worlds: own.count, brier: own.brier, binsOutside: outside }];
    }),
  );
  return {
    worlds: outcomes.length + unread.length,
    unread: unread.length,
    unreadWhy: unread.slice(0, 5),
    ...figures,
    byKind,
    impossible: {
      said: impossible.length,
      held: impossible.filter(({ held }) => held).length,
    },
  };
}

/** Says in a sentence what the diagram shows. */
export function sentenceOf({ bins, count, brier }) {
  const full = bins.filter((bin) => bin.count > 0);
  const inside = full.filter((bin) => bin.inside).length;
  const many = count.toLocaleString('en-US');
  const found =
    inside === full.length
      ? 'Claims came true as often as their verdicts said'
      : 'Claims did not come true as often as their verdicts said';
  return `${found}: of ${full.length} points over ${many} made worlds ${inside} lie inside their bars. Brier score ${brier.toFixed(3)}.`;
}

/** The same word over many seeds, at chances all over the scale. */
export async function proveWords({ seeds, stepPoints }) {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-words-'));
  const file = join(folder, 'words.json');
  const tests = await runVitest(['test/calibration/words.test.ts'], {
    env: {
      SKYPROOF_WORD_SEEDS: String(seeds),
      SKYPROOF_WORD_STEP: String(stepPoints),
      SKYPROOF_WORDS_FILE: file,
    },
    reporter: 'dot',
  });
  let figures = {};
  try {
    figures = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The tests have failed then, which is among the figures.
  }
  rmSync(folder, { recursive: true, force: true });
  return { ...figures, ...tests, pass: tests.failed === 0 && tests.passed > 0 };
}

function readRows(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { outcomes: [], unread: [] };
  }
}
