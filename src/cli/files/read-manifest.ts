import { join } from 'node:path';
import { z } from 'zod';
import { type ManifestInput, manifestForm, readSeal } from '../../publish/manifest.ts';
import { BadInput, makeFinding } from '../errors.ts';
import { notARun, parseStored, readText } from './read-stored.ts';
import { manifestSchema } from './stored-forms.ts';

/** The manifest of a finished run. */
export type RunManifest = ManifestInput;

/** A manifest and what it says of itself. */
export interface InspectedManifest {
  readonly manifest: RunManifest;
  /** Why the manifest is not the one that the run wrote; null when it is. */
  readonly broken: string | null;
}

/**
 * Reads the manifest of a run, which must be as the run wrote it.
 * @throws BadInput E_RUN_FOLDER, E_RUN_VERSION, E_JSON_… or E_DIGEST
 */
export function readManifest(folder: string): RunManifest {
  const { manifest, broken } = inspectManifest(folder);
  if (broken === null) return manifest;
  throw new BadInput([makeFinding('E_DIGEST', join(folder, 'manifest.json'), broken)]);
}

/**
 * Reads the manifest of a run and compares it with its own hash. Its paths stay inside the folder.
 * @throws BadInput E_RUN_FOLDER, E_RUN_VERSION or E_JSON_…
 */
export function inspectManifest(folder: string): InspectedManifest {
  const name = join(folder, 'manifest.json');
  const text = readText(folder, 'manifest.json');
  const { skyproof } = parseStored(text, name, z.looseObject({})) as { skyproof?: unknown };
  const [, form] =
    /^manifest\/([1-9]\d{0,5})$/.exec(typeof skyproof === 'string' ? skyproof : '') ?? [];
  if (form === undefined) throw notARun(folder, 'manifest.json is not the manifest of a run');
  if (skyproof !== manifestForm) {
    const message = `it is in the form manifest/${form}, this version reads ${manifestForm}; upgrade Skyproof to read it`;
    throw new BadInput([makeFinding('E_RUN_VERSION', name, message)]);
  }
  const manifest = parseStored(text, name, manifestSchema) as RunManifest;
  const outside = [...manifest.outputs, ...manifest.inputs].find(({ path }) => !isInside(path));
  if (outside !== undefined)
    throw notARun(folder, `manifest.json names a file outside the folder: ${outside.path}`);
  const { stated, actual } = readSeal(text);
  if (stated === actual) return { manifest, broken: null };
  const broken =
    stated === null
      ? 'its last line states no hash of itself'
      : `its text has the hash ${actual}, its last line states ${stated}`;
  return { manifest, broken };
}

/** Says whether a relative path stays below its folder. */
export function isInside(path: string): boolean {
  return (
    !/^([\\/~]|[a-z]:)/i.test(path) && !path.includes('\0') && !path.split(/[\\/]/).includes('..')
  );
}
