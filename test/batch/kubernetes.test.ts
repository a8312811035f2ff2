import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Manifest, readManifests } from './read-examples.ts';

const { schemas } = JSON.parse(
  readFileSync(new URL('../fixtures/kubernetes/schemas.json', import.meta.url), 'utf8'),
) as { schemas: Readonly<Record<string, Parameters<typeof z.fromJSONSchema>[0]>> };

const all = ['kubernetes-shards.yaml', 'kubernetes-merge.yaml'].flatMap((name) =>
  readManifests(name),
);

/** Words for what is wrong with a manifest; none = sound. */
function findFaults(manifest: Manifest): readonly string[] {
  const schema = schemas[`${manifest.apiVersion} ${manifest.kind}`];
  if (schema === undefined) return [`no schema of ${manifest.apiVersion} ${manifest.kind}`];
  const { error } = z.fromJSONSchema(schema).safeParse(manifest);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test('every manifest fits the schema of its kind', () => {
  expect(all.map(({ kind }) => kind)).toEqual(['PersistentVolumeClaim', 'Job', 'Job']);
  for (const manifest of all) expect(findFaults(manifest)).toEqual([]);
});

test.each([
  ['"7"', 'completions: 7', 'completions: "7"'],
  ['a number in the environment', 'value: "7"', 'value: 7'],
  ['an unknown key', 'completionMode', 'completionsMode'],
  ['a policy that jobs do not have', 'restartPolicy: Never', 'restartPolicy: Always'],
  ['a number among the arguments', '--workers, "1"', '--workers, 1'],
  ['an unknown mode', 'completionMode: Indexed', 'completionMode: indexed'],
])('the schema refuses %s', (_, text, other) => {
  const [, job] = readManifests('kubernetes-shards.yaml', (whole) => {
    expect(whole).toContain(text);
    return whole.replace(text, other);
  });
  expect(findFaults(job)).not.toEqual([]);
});

test('what is mounted is there, and both jobs use one claim', () => {
  const [claim, ...jobs] = all;
  for (const { spec } of jobs) {
    const { containers, volumes } = spec.template.spec;
    const names = volumes.map(({ name }) => name).sort();
    expect(containers[0].volumeMounts.map(({ name }) => name).sort()).toEqual(names);
    const claims = volumes.flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []);
    expect(claims).toEqual([claim.metadata.name]);
  }
});
