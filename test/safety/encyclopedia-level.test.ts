import { expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/scenario-schema.ts';
import { inlineSystemShape, intruderKinds } from '../../src/scenario/schema.ts';
import { listSources, readSource } from './read-sources.ts';
import { findErrors, reference, writeScenario } from './read-yaml.ts';

// Refusal 3: a system is range, altitude, speed and probability. Refusal 4: nobody flies a civil aircraft into a defence.

const inner =
  /seeker|guidance|homing|fuz(e|ing)|warhead|explosive|counter-?measure|jamm|decoy|flare|chaff|spoof|signature|propellant|infrared|radarCross/i;

const civil = /civil|airliner|passenger|commercial|airline|ambulance|medevac|private/i;

const inline = (lines: string): string =>
  writeScenario('{ territory: true }').replace(
    'system: igla-s',
    `system: { name: Own, rangeM: [500, 6000], altitudeM: [10, 3500]${lines} }`,
  );

test('the catalogue knows range, altitude, speed, probability, times and crews, nothing of the inside', () => {
  const allowed = new Set([
    ...['minRangeM', 'rangeM', 'floorM', 'ceilingM', 'targetSpeedMps', 'missileSpeedMps'],
    ...['killProbability', 'reactionS', 'readyRounds', 'reloadS', 'channels', 'crew'],
  ]);
  expect(reference.systems.length).toBeGreaterThan(10);
  for (const system of reference.systems) {
    for (const figure of Object.keys(system.figures)) expect(allowed).toContain(figure);
    for (const { figure } of system.published) expect(figure).not.toMatch(inner);
  }
});

test('the scenario file has no field for seeker, guidance, fuze, warhead or countermeasures', () => {
  const keys = JSON.stringify(scenarioJsonSchema()).match(/"[A-Za-z]+":/g) ?? [];
  expect(keys).toContain('"killProbability":');
  expect(keys.filter((key) => inner.test(key))).toEqual([]);
  expect(Object.keys(inlineSystemShape).filter((key) => inner.test(key))).toEqual([]);
});

test.each(['seeker: infrared', 'guidance: command', 'warheadKg: 2', 'fuze: contact', 'flares: 20'])(
  'an inline system with %s is refused',
  (entry) => {
    expect(findErrors(inline(''))).toEqual([]);
    expect(findErrors(inline(`, ${entry}`)).map((error) => error.code)).toEqual(['E_SCENARIO_KEY']);
  },
);

test('no file of the program models the inside of a weapon', () => {
  const folders = [
    'kernel',
    'domain',
    'scenario',
    'world',
    'bounds',
    'draw',
    'simulate',
    'measures',
  ];
  const files = folders.flatMap((folder) => listSources(`src/${folder}`));
  expect(files.length).toBeGreaterThan(60);
  expect(files.filter((name) => inner.test(readSource(name)))).toEqual([]);
});

test('every intruder class is a military aircraft, drone or cruise missile', () => {
  expect([...intruderKinds].sort()).toEqual([
    'cruise-missile',
    'drone',
    'fixed-wing',
    'helicopter',
  ]);
  expect(reference.intruders.length).toBeGreaterThan(3);
  for (const { id, name, kind } of reference.intruders) {
    expect(intruderKinds).toContain(kind);
    expect(`${id} ${name}`).not.toMatch(civil);
  }
});

test.each(['airliner', 'civil', 'passenger-aircraft', 'balloon'])(
  'an intruder of the kind %s is refused',
  (kind) => {
    const fly = (of: string): string =>
      writeScenario(
        '{ territory: true }',
        `intruders:\n  - class: { name: Own, kind: ${of}, speedMps: 200, altitudeM: [100, 900] }\n    towards: Bogotá\n`,
      );
    expect(findErrors(fly('fixed-wing'))).toEqual([]);
    const [error] = findErrors(fly(kind));
    expect(error?.path).toContain('kind');
    expect(error?.message).toContain('cruise-missile');
    const named = writeScenario('{ territory: true }', `intruders:\n  - class: ${kind}\n`);
    expect(findErrors(named).map((one) => one.code)).toContain('E_INTRUDER_UNKNOWN');
  },
);
