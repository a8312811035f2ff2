import { type HashedFile, type ManifestInput, publishPath } from './manifest.ts';
import { mediaTypeOf } from './media-types.ts';

/** The name that RO-Crate demands. */
export const cratePath = 'ro-crate-metadata.json';

/** An entity of the graph: values are texts, numbers, or references to other entities. */
type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string };

interface Reference {
  readonly '@id': string;
}

/** What a crate describes beside the facts of the manifest. */
export interface CrateInput extends ManifestInput {
  /** Title of the scenario. */
  readonly title: string;
}

const profile = 'https://w3id.org/ro/crate/1.1';

const rights: Entity = {
  '@id': '#rights',
  '@type': 'CreativeWork',
  name: 'Rights in the parts of this folder',
  description:
    'Whoever made the run decides on its figures, tables and page. Texts under reports/ belong to their publishers. Outlines are made with Natural Earth (public domain), cities with GeoNames (CC BY 4.0).',
};

/**
 * Writes a run as an RO-Crate 1.1: the folder as a dataset, each output as a file with its hash, and the run as the action that made
 * them: with which program, from which inputs and parameters, with which digest and timings. Ids are relative; no path, user or host
 * is named. The manifest holds the hash of this document, so the crate lists the manifest without one.
 *
 * Source: RO-Crate Metadata Specification 1.1; parameters as PropertyValue objects of the action as in Process Run Crate 0.5.
 */
export function makeCrate(input: CrateInput): string {
  const { outputs, digest, version, host, finishedAt } = input;
  const files = [...outputs].sort((a, b) => (a.path < b.path ? -1 : 1)).map(describeFile);
  const given = input.inputs.map((file, index) => describeInput(file, index, outputs));
  const parameters = listParameters(input);
  const findings = [
    property('digest', 'SHA-256 over bounds, measures and verdicts', digest),
    ...Object.entries(input.timings).map(([phase, ms]) => ({
      ...property(`time-${idOf(phase)}`, `time: ${phase}`, ms),
      unitText: 'ms',
    })),
  ];
  const manifest: Entity = {
    '@id': 'manifest.json',
    '@type': 'File',
    name: 'manifest.json',
    description:
      'Hashes of every input and output, this document included; read by `skyproof verify`.',
    encodingFormat: 'application/json',
  };
  const root: Entity = {
    '@id': './',
    '@type': 'Dataset',
    name: `${input.title} (Skyproof run ${digest.slice(0, 12)})`,
    description:
      'A run of Skyproof: a claimed air defence, tested by bounds and simulation, with its verdicts. `skyproof verify --rerun` computes it again.',
    datePublished: finishedAt,
    license: { '@id': rights['@id'] },
    identifier: { '@id': '#digest' },
    hasPart: refer([...files, manifest]),
    mentions: { '@id': '#run' },
  };
  const graph: Entity[] = [
    {
      '@id': cratePath,
      '@type': 'CreativeWork',
      conformsTo: { '@id': profile },
      about: { '@id': './' },
    },
    root,
    ...files,
    manifest,
    {
      '@id': '#run',
      '@type': 'CreateAction',
      name: 'Simulation of the scenario',
      endTime: finishedAt,
      actionStatus: 'http://schema.org/CompletedActionStatus',
      instrument: { '@id': '#skyproof' },
      object: refer([...given.map(({ id }) => ({ '@id': id })), ...parameters]),
      result: refer([...files, ...findings]),
    },
    {
      '@id': '#skyproof',
      '@type': 'SoftwareApplication',
      name: 'Skyproof',
      version,
      operatingSystem: host.platform,
      ...(host.node === undefined ? {} : { softwareRequirements: { '@id': '#node' } }),
    },
    ...(host.node === undefined
      ? []
      : [{ '@id': '#node', '@type': 'SoftwareApplication', name: 'Node.js', version: host.node }]),
    ...given.flatMap(({ entity }) => (entity === null ? [] : [entity])),
    ...parameters,
    ...findings,
    rights,
  ];
  const context = [`${profile}/context`, { sha256: 'http://schema.org/sha256' }];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`;
}

function listParameters(input: CrateInput): Entity[] {
  return [
    property('seed', 'seed of the random numbers', input.seed),
    property('as-of', 'as-of date', input.asOf),
    property('trials', 'trials for every row', input.options.trials ?? 'by the stopping rule'),
    property('cpus', 'processor cores of the host', input.host.cpus),
  ];
}

function describeFile(file: HashedFile): Entity {
  return {
    '@id': idOf(file.path),
    '@type': 'File',
    name: file.path,
    contentSize: String(file.bytes),
    encodingFormat: mediaTypeOf(file.path),
    sha256: file.sha256,
  };
}

/** An input that the folder keeps byte for byte is that file; another one is described by name and hash. */
function describeInput(
  file: HashedFile,
  index: number,
  outputs: readonly HashedFile[],
): { readonly id: string; readonly entity: Entity | null } {
  const kept = outputs.find((output) => output.sha256 === file.sha256);
  if (kept !== undefined) return { id: idOf(kept.path), entity: null };
  const id = `#input-${index + 1}`;
  return {
    id,
    entity: {
      '@id': id,
      '@type': 'CreativeWork',
      name: publishPath(file.path),
      description: `An input of ${file.bytes} bytes that the folder does not hold in this form.`,
      sha256: file.sha256,
    },
  };
}

function property(id: string, name: string, value: string | number): Entity {
  return { '@id': `#${id}`, '@type': 'PropertyValue', name, value };
}

/** References to entities, each once; a single one stands without a list, as the compacted form has it. */
function refer(entities: readonly Reference[]): Reference | readonly Reference[] {
  const ids = [...new Set(entities.map((entity) => entity['@id']))];
  const references = ids.map((id) => ({ '@id': id }));
  return references.length === 1 ? (references[0] as Reference) : references;
}

/** Writes a path as a relative reference: letters of any language stay, what a URI reserves is escaped. */
function idOf(path: string): string {
  return path.replace(/[^\p{L}\p{N}\p{M}/._~!$&'()*+,;=@-]/gu, (char) => encodeURIComponent(char));
}
