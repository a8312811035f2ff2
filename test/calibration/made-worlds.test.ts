import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measureReliability, type Outcome } from '../../tools/lib/reliability.mjs';
import { forecastWorld } from './forecast-world.ts';
import { drawTruth } from './made-worlds/draw-truth.ts';
import { makeMadeWorld } from './made-worlds/make-world.ts';

/** Which worlds: `npm run prove -- calibration` takes all 2,000, in two lanes, and keeps what came of them in a file. */
const from = Number(process.env['SKYPROOF_WORLDS_FROM'] ?? 0);
const count = Number(process.env['SKYPROOF_WORLDS'] ?? 24);
const file = process.env['SKYPROOF_WORLDS_FILE'];
const trials = 128;

test('made worlds: what holds with a chance of p comes true in a share p of them', async () => {
  const outcomes: (Outcome & Record<string, unknown>)[] = [];
  const unread: string[] = [];
  for (let number = from; number < from + count; number++) {
    const world = makeMadeWorld(number);
    const forecast = await forecastWorld(world, trials);
    if (typeof forecast === 'string') {
      unread.push(`${number}: ${forecast}\n${world.text}`);
      continue;
    }
    const held = drawTruth(world, 800_000 + number);
    const { interpretation, placement, system, country, unit, where, hedge, altitudeM } = world;
    outcomes.push({
      ...{ number, forecast: forecast.probability, trials: forecast.trials, held },
      ...{ word: forecast.word, interpretation, placement, system, country, unit, where, hedge },
      ...{ altitudeM, areaShare: world.areaShare, count: world.count },
    });
  }
  if (file !== undefined) writeFileSync(file, JSON.stringify({ outcomes, unread }));
  const { bins, brier } = measureReliability(outcomes);
  console.log(
    `${outcomes.length} made worlds, ${unread.length} unread, Brier score ${brier.toFixed(3)}`,
  );
  // A lane of the proof only gathers: the bands are those of all worlds together.
  if (file === undefined) expect(bins.filter((bin) => !bin.inside)).toEqual([]);
  expect(unread.length).toBeLessThanOrEqual(0.02 * count);
  expect(outcomes.filter(({ word, held }) => word === 'impossible' && held)).toEqual([]);
}, 3_600_000);
