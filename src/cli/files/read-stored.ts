import { createHash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ZodType } from 'zod';
import type { Finding, FindingCode } from '../../domain/finding.ts';
import { type JsonProblem, parseJson } from '../../kernel/text/parse-json.ts';
import { BadInput, describeSystemError, makeFinding } from '../errors.ts';

/** Largest stored file that is read back, bytes. */
export const mostStoredBytes = 64 * 1024 * 1024;

/** Most findings that are listed of one file's form. */
const mostFindings = 20;

const codes: Readonly<Record<JsonProblem['fault'], FindingCode>> = {
  syntax: 'E_JSON_SYNTAX',
  depth: 'E_JSON_DEPTH',
  key: 'E_JSON_KEY',
  duplicate: 'E_JSON_DUPLICATE',
  number: 'E_JSON_NUMBER',
};

/**
 * Reads a file of a run's folder: a plain file of at most 64 MiB, no link and no device.
 * @throws BadInput E_RUN_FOLDER or E_JSON_SIZE
 */
export function readBytesOf(folder: string, path: string): Uint8Array {
  return readPlain(folder, path, (handle) => {
    const { size } = fstatSync(handle);
    if (size <= mostStoredBytes) return readFileSync(handle);
    const message = `${path} has ${size} bytes; at most ${mostStoredBytes} are read`;
    throw new BadInput([makeFinding('E_JSON_SIZE', join(folder, path), message)]);
  });
}

/**
 * Hashes a file of a run's folder, a plain file of any size, piece by piece.
 * @throws BadInput E_RUN_FOLDER
 */
export function hashBytesOf(
  folder: string,
  path: string,
): { readonly sha256: string; readonly bytes: number } {
  return readPlain(folder, path, (handle) => {
    const hash = createHash('sha256');
    const room = Buffer.alloc(1_048_576);
    let bytes = 0;
    for (;;) {
      const read = readSync(handle, room);
      if (read === 0) return { sha256: hash.digest('hex'), bytes };
      hash.update(room.subarray(0, read));
      bytes += read;
    }
  });
}

function readPlain<T>(folder: string, path: string, read: (handle: number) => T): T {
  const name = join(folder, path);
  let handle: number | null = null;
  try {
    if (!lstatSync(name).isFile()) throw notARun(folder, `${path} is not a plain file`);
    handle = openSync(name, 'r');
    return read(handle);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw notARun(folder, `${path}: ${describeSystemError(error)}`);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/**
 * Reads a stored text, which is UTF-8 throughout.
 * @throws BadInput E_RUN_FOLDER, E_JSON_SIZE or E_JSON_SYNTAX
 */
export function readText(folder: string, path: string): string {
  return decodeStored(readBytesOf(folder, path), join(folder, path));
}

/** Decodes a stored text. A byte-order mark is part of it. @throws BadInput E_JSON_SYNTAX when it is no UTF-8 */
export function decodeStored(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadInput([makeFinding('E_JSON_SYNTAX', name, 'the file is not UTF-8')]);
  }
}

/**
 * Reads a JSON text that was stored earlier and holds it against its form. This is the one way in which the program reads JSON back:
 * doubled keys, `__proto__`, infinite numbers, deep nesting and wrong types are refused, each with its place.
 * @throws BadInput with all findings of the form, or the first one of the text
 */
export function parseStored(text: string, name: string, form: ZodType): unknown {
  const { value, problem } = parseJson(text);
  if (problem !== null) {
    const finding = makeFinding(codes[problem.fault], name, problem.message);
    throw new BadInput([{ ...finding, line: problem.line, column: problem.column }]);
  }
  const checked = form.safeParse(value);
  if (checked.success) return value;
  throw new BadInput(
    checked.error.issues.slice(0, mostFindings).map(
      (issue): Finding => ({
        ...makeFinding('E_JSON_FORM', name, issue.message),
        path: issue.path.join('.'),
      }),
    ),
  );
}

/** Makes the refusal of a folder that is no finished run. */
export function notARun(folder: string, message: string): BadInput {
  return new BadInput([makeFinding('E_RUN_FOLDER', folder, message)]);
}
