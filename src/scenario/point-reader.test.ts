import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { MapField, ReadContext } from './field.ts';
import { parseScenarioText } from './limits.ts';
import { createPointReader } from './point-reader.ts';
import { readScenario } from './read-scenario.ts';

const reference = createReference();
const smallest = readFileSync(
  new URL('../../test/fixtures/scenarios/smallest.yaml', import.meta.url),
  'utf8',
);

function open(text: string) {
  const start = { file: 's.yaml', reference, attachments: {} };
  const context: ReadContext = { ...start, findings: [], quotes: new Map() };
  return createPointReader(start, parseScenarioText(context, text) as MapField);
}

const id = readScenario(smallest, 's.yaml', reference).scenario?.cases[0]?.groups[0]?.id ?? '';
const place = { path: 'vary.x', line: 99, column: 7 };

/** The base case of a scenario file. */
function baseOf(text: string) {
  const { scenario, findings } = readScenario(text, 's.yaml', reference);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return scenario?.cases[0];
}

test.each([
  ['ready', '    ready: 0.25\n', 0.25],
  ['rangeKm', '    rangeKm: 4.5\n', 4.5],
  ['alert.mttrHours', '    alert: { mttrHours: 30 }\n', 30],
  ['crews.operators', '    crews: { operators: 900 }\n', 900],
])('%s that is set is read as if it stood in the file', (key, line, value) => {
  const read = open(smallest)([{ path: `posture.${id}.${key}`, value, place }]);
  expect(read.each).toEqual(baseOf(smallest + line));
});

test('numbers of the environment and the time until reserves come may be set', () => {
  const text = `${smallest}    reserve: { count: 100 }\nenvironment: { detection: on }\n`;
  const [night, hours] = [0.75, 48];
  const read = open(text)([
    { path: 'environment.night', value: night, place },
    { path: `posture.${id}.reserve.activation.exponentialHours`, value: hours, place },
  ]);
  const written = text
    .replace('count: 100', 'count: 100, activation: { exponentialHours: 48 }')
    .replace('detection: on', 'detection: on, night: 0.75');
  expect(read.each).toEqual(baseOf(written));
});

test('a value that is set and cannot be used is found at the place of the setting, and the next one is read anew', () => {
  const read = open(smallest);
  const { each, findings } = read([{ path: `posture.${id}.ready`, value: 3, place }]);
  expect(each).toBeNull();
  expect(findings).toMatchObject([{ code: 'E_SCENARIO_RANGE', line: 99, column: 7 }]);
  expect(read([]).each).toEqual(baseOf(smallest));
});

test.each([
  'environment.terrain',
  'environment.detection',
  'environment.night.value.low',
  `posture.${'x'}.ready`,
])('the path %s is none', (path) => {
  const { findings } = open(smallest)([{ path, value: 1, place }]);
  expect(findings.some(({ code }) => code === 'E_CASE_PATH')).toBe(true);
});
