import { join } from 'node:path';
import { z } from 'zod';
import {
  type ManifestInput,
  manifestForm,
  readSeal,
  type StudyManifestInput,
  studyForm,
} from '../../publish/manifest.ts';
import { BadInput, makeFinding } from '../errors.ts';
import { notARun, parseStored, readText } from './read-stored.ts';
import { manifestSchema, studyManifestSchema } from './stored-forms.ts';

/** The manifest of a finished run. */
export type RunManifest = ManifestInput;

/** A manifest and what it says of itself: why it is not the one that was written; null when it is. */
export type InspectedManifest =
  | { readonly kind: 'run'; readonly manifest: RunManifest; readonly broken: string | null }
  | {
      readonly kind: 'study';
      readonly manifest: StudyManifestInput;
      readonly broken: string | null;
    };

/** The forms that are read, by the word before their number. */
const forms = { manifest: manifestForm, study: studyForm } as const;

/**
 * Reads the manifest of a run, which must be as the run wrote it.
 * @throws BadInput E_RUN_FOLDER, E_RUN_VERSION, E_JSON_… or E_DIGEST
 */
export function readManifest(folder: string): RunManifest {
  const { kind, manifest, broken } = inspectManifest(folder);
  if (kind === 'study') {
    const message =
      'the folder is that of a study: a table of many scenarios, without a page, cases, trials or verdicts; `skyproof verify` checks it, `skyproof sweep study.yaml` makes it again';
    throw notARun(folder, message);
  }
  if (broken === null) return manifest;
  throw new BadInput([makeFinding('E_DIGEST', join(folder, 'manifest.json'), broken)]);
}

/**
 * Reads the manifest of a run or of a study and compares it with its own hash. Its paths stay inside the folder.
 * @throws BadInput E_RUN_FOLDER, E_RUN_VERSION or E_JSON_…
 */
export function inspectManifest(folder: string): InspectedManifest {
  const name = join(folder, 'manifest.json');
  const text = readText(folder, 'manifest.json');
  const { skyproof } = parseStored(text, name, z.looseObject({})) as { skyproof?: unknown };
  const [, word] =
    /^(manifest|study)\/[1-9]\d{0,5}$/.exec(typeof skyproof === 'string' ? skyproof : '') ?? [];
  if (word !== 'manifest' && word !== 'study')
    throw notARun(folder, 'manifest.json is not the manifest of a run');
  if (skyproof !== forms[word]) {
    const message = `it is in the form ${skyproof}, this version reads ${forms[word]}; upgrade Skyproof to read it`;
    throw new BadInput([makeFinding('E_RUN_VERSION', name, message)]);
  }
  const broken = findBroken(text);
  const read =
    word === 'study'
      ? ({ kind: 'study', manifest: parseStored(text, name, studyManifestSchema) } as const)
      : ({ kind: 'run', manifest: parseStored(text, name, manifestSchema) } as const);
  const { outputs, inputs } = read.manifest as StudyManifestInput;
  const outside = [...outputs, ...inputs].find(({ path }) => !isInside(path));
  if (outside !== undefined)
    throw notARun(folder, `manifest.json names a file outside the folder: ${outside.path}`);
  return { ...read, broken } as InspectedManifest;
}

/** Why a manifest's text is not the one that was written; null when it is. */
function findBroken(text: string): string | null {
  const { stated, actual } = readSeal(text);
  if (stated === actual) return null;
  return stated === null
    ? 'its last line states no hash of itself'
    : `its text has the hash ${actual}, its last line states ${stated}`;
}

/** Says whether a relative path stays below its folder. */
export function isInside(path: string): boolean {
  return (
    !/^([\\/~]|[a-z]:)/i.test(path) && !path.includes('\0') && !path.split(/[\\/]/).includes('..')
  );
}
