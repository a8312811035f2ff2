import { expect, test } from 'vitest';
import { describeTrial } from '../../src/cli/output/describe-trial.ts';
import { createDrawer } from '../../src/draw/create-drawer.ts';
import { prepareReplay } from '../../src/pipeline/replay-trial.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { buildWorld } from '../../src/world/build-world.ts';
import { reference } from './read-yaml.ts';

// Refusals 2, 5 and 6: a replayed trial is counts and elapsed times; no position, no direction, nothing by place.

const yaml = `skyproof: 1
asOf: 2025-10-23
territory: IRL
posture:
  - system: igla-s
    count: [20, 60]
    where:
      - { cities: { largest: 5, withinKm: 10 }, share: 0.5 }
      - { border: GBR, withinKm: 10, share: 0.5 }
  - system: s-125
    count: [4, 12]
    where:
      - { territory: true, share: 1 }
altitudesM: [0, 100, 3000]
intruders:
  - { class: helicopter, from: { coast: true }, towards: Cork }
  - { class: fast-jet, from: { border: GBR }, towards: Dublin }
run: { seed: 3 }
`;

const { scenario } = readScenario(yaml, 's.yaml', reference);
if (scenario === null) throw new Error('no scenario');
const { replay } = prepareReplay(scenario, reference);
const { world } = buildWorld(scenario, reference);
if (replay === null || world === null) throw new Error('no world');

/** Everything that leaves a replay, in words and as JSON. */
const outputs = scenario.cases.flatMap((each) =>
  [0, 1, 77].map((trial) => {
    const account = replay(each.id, trial);
    return {
      each,
      trial,
      account,
      text: `${describeTrial(account).join('\n')}\n${JSON.stringify(account)}`,
    };
  }),
);

test('no name of a place, side or neighbour stands in it', () => {
  const names = [
    ...world.cities.map((city) => city.name),
    ...Object.values(world.destinations).map((place) => place.name),
    ...['Ireland', 'United Kingdom', 'Northern', 'GBR'],
  ];
  expect(names).toEqual(expect.arrayContaining(['Dublin', 'Cork']));
  for (const { text } of outputs)
    expect(names.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(text))).toEqual([]);
});

test('no bearing, distance to a place, coordinate or segment stands in it', () => {
  const words =
    /\b(north|south|east|west|bearing|azimuth|heading|direction|lng|lat|latitude|longitude|coordinates?|degrees?|°|segment|position|distance|away from|nearest)\b/i;
  for (const { text } of outputs) expect(text).not.toMatch(words);
});

test('the account has keys for counts, shares, lengths and times only', () => {
  const allowed = new Set(
    `trial case seed thresholds areaShare crossingShare cities unknowns path label of value unit fixedNumbers groups id system claimed claimedUnit
    inPlace ready postures altitudes altitudeM k area share holds border gaps longestGapM guardedShare belt depthM points covered crossings classes class
    name flown engaged unitsMet insideS measures`.split(/\s+/),
  );
  const keys = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    expect(Array.isArray(value) && value.some((one) => typeof one === 'number')).toBe(false);
    for (const [key, child] of Object.entries(value)) {
      if (!Array.isArray(value)) keys.add(key);
      visit(child);
    }
  };
  for (const { account } of outputs) visit(account);
  expect([...keys].filter((key) => !allowed.has(key))).toEqual([]);
});

test('no coordinate of a unit of the trial stands in it, at 3 decimals', () => {
  let units = 0;
  for (const { each, trial, text } of outputs) {
    const numbers = new Set((text.match(/-?\d+\.\d+/g) ?? []).map((one) => Number(one).toFixed(3)));
    const pairs: string[] = [];
    for (const group of createDrawer(each, world, scenario.run.seed)(trial).groups) {
      for (let unit = 0; unit < group.count; unit++) {
        units++;
        const lng = (group.lng[unit] as number).toFixed(3);
        const lat = (group.lat[unit] as number).toFixed(3);
        if (numbers.has(lng) && numbers.has(lat)) pairs.push(`${lng} ${lat}`);
      }
    }
    expect(pairs).toEqual([]);
  }
  expect(units).toBeGreaterThan(100);
});
