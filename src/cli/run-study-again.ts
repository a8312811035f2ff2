import { join } from 'node:path';
import { createReference } from '../atlas/reference.ts';
import { countParts, createRowDigest, decodeRows, placeStudy } from '../sweep/index.ts';
import { BadInput } from './errors.ts';
import { readStudyFile } from './files/read-study-file.ts';
import { runParts } from './run-parts.ts';
import type { Shell } from './shell.ts';

/**
 * Runs the study of a folder once more and returns the digest of its rows; writes nothing. Null when the user stopped it.
 * @throws BadInput when the study in the folder cannot be read or placed
 */
export async function runStudyAgain(
  shell: Shell,
  folder: string,
  options: { readonly workers?: number },
): Promise<string | null> {
  const reference = createReference();
  const { study } = await readStudyFile(join(folder, 'study.yaml'), reference);
  const { setup, findings } = placeStudy(study, reference);
  if (setup === null) throw new BadInput(findings);
  const digest = createRowDigest();
  // Threads end in any order; rows are digested in theirs.
  const waiting = new Map<number, string>();
  let next = 0;
  const keep = (part: number, text: string): void => {
    waiting.set(part, text);
    for (let own = waiting.get(next); own !== undefined; own = waiting.get(next)) {
      waiting.delete(next++);
      for (const row of decodeRows(own) ?? []) digest.add(row);
    }
  };
  const missing = Array.from({ length: countParts(study) }, (_, part) => part);
  await runParts(...[shell, { study, setup }], {
    ...options,
    missing,
    kept: 0,
    parts: { read: () => null, keep },
    discard: () => {},
  });
  return shell.interruption.isCancelled() ? null : digest.hex();
}
