import { expect, test } from 'vitest';
import { createReference } from '../../../atlas/reference.ts';
import { readScenario } from '../../../scenario/read-scenario.ts';
import { countryScenario } from './country-scenario.ts';

const reference = createReference();
const read = (start: Parameters<typeof countryScenario>[0]) =>
  readScenario(countryScenario(start), 'scenario.yaml', reference);

test('the file can be run as it stands', () => {
  const start = { territory: 'FRA', system: 'igla-s', count: 200, asOf: '2025-10-23' };
  const { scenario, findings } = read(start);
  expect(findings).toEqual([]);
  expect(scenario).toMatchObject({ asOf: '2025-10-23' });
  const { scenario: open, findings: said } = read({ ...start, asOf: null });
  expect(open).not.toBeNull();
  expect(said.map(({ code }) => code)).toEqual(['W_AS_OF_FROM_TEXT']);
});

test('what is no country, system or count becomes a finding, not another key', () => {
  const bad = { territory: 'FRA\nrun: {}', system: '"x', count: 1e12, asOf: null };
  const { scenario, findings } = read(bad);
  expect(scenario).toBeNull();
  expect(findings.map(({ code }) => code)).not.toContain('E_YAML_SYNTAX');
  expect(findings.map(({ code }) => code)).not.toContain('E_SCENARIO_KEY');
});
