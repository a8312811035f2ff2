import { expect, test } from 'vitest';
import { scenarioJsonSchema } from './scenario-schema.ts';

test('the schema for editors names every key and what is required', () => {
  const schema = JSON.parse(JSON.stringify(scenarioJsonSchema()));
  expect(schema.required).toEqual(['skyproof', 'territory', 'posture']);
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.posture.items.required).toEqual(['system', 'count', 'where']);
  expect(JSON.stringify(schema)).toContain('launchersPerMissile');
});
