import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import { digestResults } from '../pipeline/digest-results.ts';
import type { StudyManifestInput } from '../publish/manifest.ts';
import { BadInput, makeFinding } from './errors.ts';
import { sha256 } from './files/hash.ts';
import {
  type InspectedManifest,
  inspectManifest,
  type RunManifest,
} from './files/read-manifest.ts';
import { hashBytesOf, parseStored, readText } from './files/read-stored.ts';
import { readResults } from './files/run-folder.ts';
import { studySummarySchema } from './files/stored-forms.ts';

/** What became of a file of a run. `kept`: the input is gone, and the folder holds a copy; `not here`: it holds none; `not computed`: only running again tells. */
export type FileState =
  | 'same'
  | 'changed'
  | 'missing'
  | 'surplus'
  | 'kept'
  | 'not here'
  | 'not computed';

/** A file, or the digest, held against the manifest. */
export interface CheckedFile {
  readonly path: string;
  readonly role: 'manifest' | 'output' | 'input' | 'digest' | 'other';
  readonly state: FileState;
  /** SHA-256 in hex; null where there is none to compare. */
  readonly expected: string | null;
  readonly got: string | null;
}

/** What verifying a folder found. */
export type Verification = Verified &
  (
    | { readonly kind: 'run'; readonly manifest: RunManifest }
    | { readonly kind: 'study'; readonly manifest: StudyManifestInput }
  );

interface Verified {
  readonly files: readonly CheckedFile[];
  /** One a mismatch; only errors make the folder fail. */
  readonly findings: readonly Finding[];
  readonly pass: boolean;
}

interface Check {
  readonly file: CheckedFile;
  readonly findings: readonly Finding[];
}

/**
 * Hashes the files of a run or study again and compares them with its manifest, the manifest with its own hash, and the digest with
 * results.json. Of a study's digest only what summary.json states is compared: the table is not read back. An input that no longer lies where it was read is no failure. A
 * file that the run did not write is one only where it could be taken for the run's own.
 * @throws BadInput when the folder is no run and no study
 */
export function verifyFolder(folder: string): Verification {
  const { broken, ...inspected } = inspectManifest(folder);
  const { kind, manifest } = inspected;
  const outputs = manifest.outputs.map((output) => checkOutput(folder, output));
  // Where the file itself is another one there is nothing to compute a digest from.
  const holdsDigest = kind === 'run' ? 'results.json' : 'summary.json';
  const isWhole = outputs.some(({ file }) => file.path === holdsDigest && file.state === 'same');
  const results = kind === 'run' && isWhole ? checkResults(folder, inspected.manifest) : null;
  const held = new Set(manifest.outputs.map((output) => output.sha256));
  for (const text of Object.values(results?.attachments ?? {})) held.add(sha256(text));
  const checks: readonly Check[] = [
    checkManifest(folder, broken),
    ...outputs,
    ...manifest.inputs.map((input) => checkInput(input, held)),
    ...findSurplus(folder, inspected),
    ...(results === null ? [] : [results.check]),
    ...(kind === 'study' && isWhole ? [checkSummary(folder, inspected.manifest)] : []),
  ];
  const findings = checks.flatMap((check) => check.findings);
  const pass = findings.every((finding) => finding.severity !== 'error');
  return { ...inspected, files: checks.map((check) => check.file), findings, pass };
}

function checkManifest(folder: string, broken: string | null): Check {
  const file = { path: 'manifest.json', role: 'manifest', expected: null, got: null } as const;
  if (broken === null) return { file: { ...file, state: 'same' }, findings: [] };
  const finding = makeFinding('E_DIGEST', join(folder, 'manifest.json'), broken);
  return { file: { ...file, state: 'changed' }, findings: [finding] };
}

function checkOutput(
  folder: string,
  { path, sha256: expected, bytes }: RunManifest['outputs'][number],
): Check {
  const name = join(folder, path);
  const file = { path, role: 'output', expected } as const;
  if (!existsSync(name)) {
    const message = `the file is missing; SHA-256 ${expected} is expected`;
    const findings = [makeFinding('E_FILE_MISSING', name, message)];
    return { file: { ...file, state: 'missing', got: null }, findings };
  }
  try {
    const { sha256: got, bytes: found } = hashBytesOf(folder, path);
    if (got === expected && found === bytes)
      return { file: { ...file, state: 'same', got }, findings: [] };
    const message =
      got === expected
        ? `the file has ${found} bytes, ${bytes} are expected`
        : `the file has SHA-256 ${got}, expected ${expected}`;
    const findings = [makeFinding('E_DIGEST', name, message)];
    return { file: { ...file, state: 'changed', got }, findings };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { file: { ...file, state: 'changed', got: null }, findings: error.findings };
  }
}

/** Looks for an input where the run read it; a stranger's folder holds at best a copy of it. */
function checkInput(
  { path, sha256: expected }: RunManifest['inputs'][number],
  held: ReadonlySet<string>,
): Check {
  const file = { path, role: 'input', expected } as const;
  const got = path === '-' ? null : hashInput(path);
  if (got === expected) return { file: { ...file, state: 'same', got }, findings: [] };
  if (got !== null) {
    const message = `the input has SHA-256 ${got}, the run read ${expected}`;
    const findings = [makeFinding('E_DIGEST', path, message)];
    return { file: { ...file, state: 'changed', got }, findings };
  }
  return { file: { ...file, state: held.has(expected) ? 'kept' : 'not here', got }, findings: [] };
}

function hashInput(path: string): string | null {
  try {
    return hashBytesOf('.', path).sha256;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return null;
  }
}

/** Finds files that the manifest does not list, and those that it lists twice. */
function findSurplus(
  folder: string,
  { kind, manifest }: Pick<InspectedManifest, 'kind' | 'manifest'>,
): Check[] {
  const listed = new Set(['manifest.json']);
  const twice = new Set<string>();
  for (const { path } of manifest.outputs) {
    if (listed.has(path)) twice.add(path);
    listed.add(path);
  }
  const unlisted = listFiles(folder).filter((path) => !listed.has(path));
  return [
    ...[...twice].map((path) => surplus(folder, path, true, 'the manifest lists the file twice')),
    ...unlisted.map((path) => {
      const isOwn = ownNames[kind].test(path);
      return surplus(folder, path, isOwn, `the ${kind} did not write this file`);
    }),
  ];
}

/** Names under which a run or study writes; other files may be a reader's notes. */
const ownNames = {
  run: /^((tables|reports)\/.*|index\.html|results\.json|claims\.json|scenario\.yaml|map\.geojson|ro-crate-metadata\.json)$/,
  study: /^(study\.parquet|study\.yaml|summary\.json)$/,
} as const;

function surplus(folder: string, path: string, isError: boolean, message: string): Check {
  return {
    file: { path, role: 'other', state: 'surplus', expected: null, got: null },
    findings: [
      makeFinding(isError ? 'E_FILE_SURPLUS' : 'W_FILE_SURPLUS', join(folder, path), message),
    ],
  };
}

function listFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? listFiles(folder, path) : [path];
    })
    .sort();
}

/** Computes the digest again and compares what results.json and the manifest say of the run. */
function checkResults(
  folder: string,
  manifest: RunManifest,
): { readonly check: Check; readonly attachments: Readonly<Record<string, string>> } {
  const name = join(folder, 'results.json');
  const file = { path: 'results.json', role: 'digest', expected: manifest.digest } as const;
  try {
    const { run, bounds, measures, verdicts, page } = readResults(folder);
    const got = digestOf(name, bounds, measures, verdicts);
    const facts = [
      ['digest', got, manifest.digest],
      ['stated digest', run.digest, manifest.digest],
      ['seed', run.seed, manifest.seed],
      ['as-of date', run.asOf, manifest.asOf],
      ['version', run.version, manifest.version],
    ] as const;
    const findings = compareFacts(name, facts);
    const state = findings.length === 0 ? 'same' : 'changed';
    return { check: { file: { ...file, state, got }, findings }, attachments: page.attachments };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const check = {
      file: { ...file, state: 'changed', got: null },
      findings: error.findings,
    } as const;
    return { check, attachments: {} };
  }
}

/** Compares what summary.json says of a study with the manifest. Rows are not read back from the table, so their digest is compared by running again alone. */
function checkSummary(folder: string, manifest: StudyManifestInput): Check {
  const name = join(folder, 'summary.json');
  const file = { path: 'study.parquet', role: 'digest', expected: manifest.digest } as const;
  try {
    const { digest, version } = parseStored(
      ...[readText(folder, 'summary.json'), name, studySummarySchema],
    ) as { readonly digest: string; readonly version: string };
    const findings = compareFacts(name, [
      ['stated digest', digest, manifest.digest],
      ['version', version, manifest.version],
    ]);
    const state = findings.length === 0 ? 'not computed' : 'changed';
    return { file: { ...file, state, got: null }, findings };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { file: { ...file, state: 'changed', got: null }, findings: error.findings };
  }
}

function compareFacts(
  name: string,
  facts: readonly (readonly [what: string, found: string | number, wanted: string | number])[],
): readonly Finding[] {
  return facts
    .filter(([, found, wanted]) => found !== wanted)
    .map(([what, found, wanted]) =>
      makeFinding('E_DIGEST', name, `its ${what} is ${found}, the manifest states ${wanted}`),
    );
}

function digestOf(name: string, ...results: Parameters<typeof digestResults>): string {
  try {
    return digestResults(...results);
  } catch (error) {
    // Half of a character, which no canonical text can hold.
    if (!(error instanceof TypeError)) throw error;
    throw new BadInput([makeFinding('E_JSON_FORM', name, error.message)]);
  }
}
