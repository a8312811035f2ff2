import { expect, test } from 'vitest';
import { type CrateInput, makeCrate } from './crate.ts';

type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string; '@type': string };

const file = (path: string, sha256 = 'cd'.repeat(32)) => ({ path, sha256, bytes: 12 });

const input: CrateInput = {
  title: 'A small country',
  version: '0.1.0',
  seed: 7,
  asOf: '2025-10-23',
  digest: 'ab'.repeat(32),
  options: { trials: 128 },
  timings: { world: 10, total: 20 },
  host: { platform: 'linux', node: 'v20.19.0', cpus: 2 },
  finishedAt: '2025-10-24T08:00:00Z',
  inputs: [file('/home/ann/s.yaml', 'ef'.repeat(32)), file('C:\\ann\\page.html', '12'.repeat(32))],
  outputs: [
    file('index.html'),
    file('scenario.yaml', 'ef'.repeat(32)),
    ...['tables/a b#1 50%.csv', 'reports/Übersicht.txt'].map((path) => file(path)),
  ],
};

const graphOf = (text: string): Entity[] => JSON.parse(text)['@graph'];
const get = (graph: readonly Entity[], id: string): Entity | undefined =>
  graph.find((entity) => entity['@id'] === id);

/** Every reference of an entity: objects with `@id` as their only key. */
function referencesOf(entity: Entity): string[] {
  return Object.values(entity)
    .flat()
    .flatMap((value) =>
      typeof value === 'object' && value !== null && '@id' in value ? [String(value['@id'])] : [],
    );
}

test('the descriptor names RO-Crate 1.1 and the root, and the root is complete', () => {
  const text = makeCrate(input);
  const { '@context': context, ...rest } = JSON.parse(text);
  expect(Object.keys(rest)).toEqual(['@graph']);
  expect(context[0]).toBe('https://w3id.org/ro/crate/1.1/context');
  const graph = graphOf(text);
  expect(get(graph, 'ro-crate-metadata.json')).toEqual({
    '@id': 'ro-crate-metadata.json',
    '@type': 'CreativeWork',
    conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
    about: { '@id': './' },
  });
  const root = get(graph, './');
  expect(root?.['@type']).toBe('Dataset');
  for (const key of ['name', 'description', 'license']) expect(root?.[key], key).toBeTruthy();
  expect(root?.['datePublished']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test('the graph is flat: ids are unique, references stand alone and lead to an entity', () => {
  const graph = graphOf(makeCrate(input));
  const ids = graph.map((entity) => entity['@id']);
  expect(new Set(ids).size).toBe(ids.length);
  for (const entity of graph) {
    expect(entity['@type'], entity['@id']).toBeTruthy();
    for (const value of Object.values(entity).flat()) {
      if (typeof value === 'object' && value !== null) expect(Object.keys(value)).toEqual(['@id']);
    }
    for (const value of Object.values(entity)) {
      if (Array.isArray(value)) expect(value.length, entity['@id']).toBeGreaterThan(1);
    }
    const missing = referencesOf(entity).filter((id) => !ids.includes(id) && !/^https?:/.test(id));
    expect(missing, entity['@id']).toEqual([]);
  }
  // Recommended: nothing stands about unlinked.
  const linked = new Set(graph.flatMap(referencesOf));
  expect(ids.filter((id) => !linked.has(id))).toEqual(['ro-crate-metadata.json']);
});

test('files are parts of the root, with relative ids that decode to their paths', () => {
  const graph = graphOf(makeCrate(input));
  const files = graph.filter((entity) => entity['@type'] === 'File');
  const parts = referencesOf({ hasPart: get(graph, './')?.['hasPart'] } as unknown as Entity);
  expect(parts.sort()).toEqual(files.map((entity) => entity['@id']).sort());
  const paths = files.map((entity) => decodeURIComponent(entity['@id'])).sort();
  expect(paths).toEqual([...input.outputs.map(({ path }) => path), 'manifest.json'].sort());
  for (const entity of files) {
    expect(entity['@id']).toMatch(/^[^\s#%?:\\]+(%[0-9A-F]{2}[^\s#%?:\\]*)*$/);
    expect(entity['@id']).not.toMatch(/^[./]|\.\./);
    expect(entity['encodingFormat']).toMatch(/^(text|application)\/[a-z+]+$/);
    if (entity['@id'] === 'manifest.json') continue;
    const output = input.outputs.find(({ path }) => path === entity['name']);
    expect([entity['sha256'], entity['contentSize']]).toEqual([output?.sha256, '12']);
  }
  expect(get(graph, 'reports/Übersicht.txt')).toBeDefined();
});

test('the run is an action: program, inputs and parameters in, files, digest and times out', () => {
  const graph = graphOf(makeCrate(input));
  const run = get(graph, '#run') as Entity;
  expect(run['@type']).toBe('CreateAction');
  expect(run['endTime']).toBe(input.finishedAt);
  const program = get(graph, '#skyproof');
  expect([program?.['@type'], program?.['version'], program?.['operatingSystem']]).toEqual([
    'SoftwareApplication',
    '0.1.0',
    'linux',
  ]);
  expect(run['instrument']).toEqual({ '@id': '#skyproof' });
  const objects = referencesOf({ object: run['object'] } as unknown as Entity);
  expect(objects.slice(0, 2)).toEqual(['scenario.yaml', '#input-2']);
  expect(get(graph, '#input-2')?.['sha256']).toBe(input.inputs[1]?.sha256);
  const valueIn = (id: string) => get(graph, id)?.['value'];
  expect(['#seed', '#as-of', '#trials', '#cpus'].map(valueIn)).toEqual([7, '2025-10-23', 128, 2]);
  for (const id of ['#seed', '#as-of', '#trials', '#cpus']) expect(objects).toContain(id);
  const results = referencesOf({ result: run['result'] } as unknown as Entity);
  expect(results).toEqual(expect.arrayContaining(['index.html', '#digest', '#time-total']));
  expect(get(graph, '#time-total')).toMatchObject({ value: 20, unitText: 'ms' });
});

test('no folder of the machine is named', () => {
  expect(makeCrate(input)).not.toMatch(/\bann\b|home|C:/);
});
