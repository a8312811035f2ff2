import { sha256Hex } from '../kernel/text/sha256.ts';
import { encodeUtf8 } from '../kernel/text/utf8.ts';

/** A file of a run with its hash; `path` is relative to the run's folder or a plain file name. */
export interface HashedFile {
  readonly path: string;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Which formats a folder holds, and how its tables were written. */
export interface ExportChoice {
  /** Names of the formats that were asked for. */
  readonly formats: readonly string[];
  /** Whether texts that a spreadsheet would take for formulas have an apostrophe before them. */
  readonly formulaSafeCsv: boolean;
}

/** What a manifest states. */
export interface ManifestInput {
  /** The program that ran the trials. */
  readonly version: string;
  readonly seed: number;
  readonly asOf: string;
  /** Digest of the results. */
  readonly digest: string;
  /** Flags that change results and stand in no other file: what running again needs. */
  readonly options: {
    /** Trials for every row in place of the stopping rule; null = the rule. */
    readonly trials: number | null;
  };
  /** What the folder holds beside the files of every run. Default: nothing, and tables with guarded texts. */
  readonly exports?: ExportChoice;
  /** Milliseconds by phase. */
  readonly timings: Readonly<Record<string, number>>;
  readonly host: { readonly platform: string; readonly node?: string; readonly cpus: number };
  /** When the run ended, UTC, ISO 8601; part of no digest. */
  readonly finishedAt: string;
  readonly inputs: readonly HashedFile[];
  readonly outputs: readonly HashedFile[];
}

/** What the manifest of a study states. */
export type StudyManifestInput = Pick<
  ManifestInput,
  'version' | 'digest' | 'host' | 'finishedAt' | 'inputs' | 'outputs'
>;

/** The form of manifests that this version writes and reads. */
export const manifestForm = 'manifest/1';

/** The form of the manifests of studies that this version writes and reads. */
export const studyForm = 'study/1';

/** The last line of a manifest: the hash of everything above it. */
const seal = / {2}"sha256": "([0-9a-f]{64})"\n\}\n$/;

/**
 * Writes the manifest of a run as pretty JSON with a fixed order of keys, so that `verify` can hash everything again. Absolute
 * paths are cut to the file's name: a published file names no folder of the machine that made it. The last key is the hash of the
 * manifest's own text above it, so that no byte of it can change unnoticed.
 */
export function makeManifest(input: ManifestInput): string {
  const manifest = {
    skyproof: manifestForm,
    version: input.version,
    digest: input.digest,
    seed: input.seed,
    asOf: input.asOf,
    options: input.options,
    exports: input.exports ?? { formats: [], formulaSafeCsv: true },
    inputs: input.inputs.map(publishFile),
    outputs: [...input.outputs].sort((a, b) => (a.path < b.path ? -1 : 1)).map(publishFile),
    timings: input.timings,
    host: input.host,
    finishedAt: input.finishedAt,
  };
  return sealJson(manifest);
}

/** Writes the manifest of a study, in the same way. Its files stand in the order in which they were made. */
export function makeStudyManifest(input: StudyManifestInput): string {
  return sealJson({
    ...{ skyproof: studyForm, version: input.version, digest: input.digest },
    inputs: input.inputs.map(publishFile),
    outputs: input.outputs.map(publishFile),
    ...{ host: input.host, finishedAt: input.finishedAt },
  });
}

/** Writes an object as pretty JSON whose last key is the hash of its own text above it. */
export function sealJson(value: object): string {
  const text = `${JSON.stringify(value, null, 2).slice(0, -2)},\n`;
  return `${text}  "sha256": "${hash(text)}"\n}\n`;
}

/** Compares the hash that a manifest states of itself with that of its text; `stated` is null where it states none in its last line. */
export function readSeal(text: string): {
  readonly stated: string | null;
  readonly actual: string;
} {
  const match = seal.exec(text.slice(-100));
  if (match === null) return { stated: null, actual: hash(text) };
  return { stated: match[1] as string, actual: hash(text.slice(0, -match[0].length)) };
}

function hash(text: string): string {
  return sha256Hex(encodeUtf8(text));
}

function publishFile(file: HashedFile): HashedFile {
  return { path: publishPath(file.path), sha256: file.sha256, bytes: file.bytes };
}

/** Returns a path without its folders where it is absolute or climbs out of its folder; else unchanged, with forward slashes. */
export function publishPath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const outside = /^(\/|[a-z]:|file:|~)/i.test(slashed) || slashed.split('/').includes('..');
  return outside ? (slashed.split('/').at(-1) ?? '') : slashed.replace(/^\.\//, '');
}
