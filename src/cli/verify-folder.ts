import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import { digestResults } from '../pipeline/digest-results.ts';
import { BadInput, makeFinding } from './errors.ts';
import { sha256 } from './files/hash.ts';
import { inspectManifest, type RunManifest } from './files/read-manifest.ts';
import { readBytesOf } from './files/read-stored.ts';
import { readResults } from './files/run-folder.ts';

/** What became of a file of a run. `kept`: the input is gone, and the folder holds a copy; `not here`: it holds none. */
export type FileState = 'same' | 'changed' | 'missing' | 'surplus' | 'kept' | 'not here';

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
export interface Verification {
  readonly manifest: RunManifest;
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
 * Hashes the files of a run again and compares them with its manifest, the manifest with its own hash, and the digest with
 * results.json. An input that no longer lies where the run read it is no failure. A file that the run did not write is one only
 * where it could be taken for the run's own.
 * @throws BadInput when the folder is no run
 */
export function verifyFolder(folder: string): Verification {
  const { manifest, broken } = inspectManifest(folder);
  const outputs = manifest.outputs.map((output) => checkOutput(folder, output));
  // Where the file itself is another one there is nothing to compute a digest from.
  const isWhole = outputs.some(({ file }) => file.path === 'results.json' && file.state === 'same');
  const results = isWhole ? checkResults(folder, manifest) : null;
  const held = new Set(manifest.outputs.map((output) => output.sha256));
  for (const text of Object.values(results?.attachments ?? {})) held.add(sha256(text));
  const checks: readonly Check[] = [
    checkManifest(folder, broken),
    ...outputs,
    ...manifest.inputs.map((input) => checkInput(input, held)),
    ...findSurplus(folder, manifest),
    ...(results === null ? [] : [results.check]),
  ];
  const findings = checks.flatMap((check) => check.findings);
  const pass = findings.every((finding) => finding.severity !== 'error');
  return { manifest, files: checks.map((check) => check.file), findings, pass };
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
    const content = readBytesOf(folder, path);
    const got = sha256(content);
    if (got === expected && content.length === bytes)
      return { file: { ...file, state: 'same', got }, findings: [] };
    const message =
      got === expected
        ? `the file has ${content.length} bytes, ${bytes} are expected`
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
    return sha256(readBytesOf('.', path));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return null;
  }
}

/** Finds files that the manifest does not list, and those that it lists twice. */
function findSurplus(folder: string, manifest: RunManifest): Check[] {
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
      const isOwn = /^(tables|reports)\//.test(path) || ownNames.has(path);
      return surplus(folder, path, isOwn, 'the run did not write this file');
    }),
  ];
}

/** Names under which a run writes; other files may be a reader's notes. */
const ownNames: ReadonlySet<string> = new Set([
  'index.html',
  'results.json',
  'claims.json',
  'scenario.yaml',
  'map.geojson',
  'ro-crate-metadata.json',
]);

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
    const findings = facts
      .filter(([, found, wanted]) => found !== wanted)
      .map(([what, found, wanted]) =>
        makeFinding('E_DIGEST', name, `its ${what} is ${found}, the manifest states ${wanted}`),
      );
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

function digestOf(name: string, ...results: Parameters<typeof digestResults>): string {
  try {
    return digestResults(...results);
  } catch (error) {
    // Half of a character, which no canonical text can hold.
    if (!(error instanceof TypeError)) throw error;
    throw new BadInput([makeFinding('E_JSON_FORM', name, error.message)]);
  }
}
