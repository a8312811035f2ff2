import { z } from 'zod';
import { scenarioSchema } from './schema.ts';

/** Returns the JSON Schema (draft 2020-12) of the scenario file, for completion in editors. */
export function scenarioJsonSchema(): object {
  const schema = z.toJSONSchema(scenarioSchema, {
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return { title: 'Skyproof scenario', ...schema };
}
