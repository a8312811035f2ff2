import { existsSync, readFileSync } from 'node:fs';
import type { Results } from '../../domain/results.ts';
import { digestResults } from '../../pipeline/digest-results.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { sha256 } from '../files/hash.ts';
import { readBytesOf, readJson, readManifest } from '../files/run-folder.ts';
import { writeTable } from '../output/table.ts';
import type { Shell } from '../shell.ts';

type State = 'same' | 'changed' | 'missing' | 'not here';

interface CheckedFile {
  readonly path: string;
  readonly role: 'output' | 'input' | 'digest';
  readonly state: State;
}

/**
 * Hashes the files of a run again and compares them with its manifest; computes the digest again from results.json. An input that no
 * longer lies where the run read it is no failure.
 */
export async function verify(
  shell: Shell,
  folder: string,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const manifest = readManifest(folder);
  const files: CheckedFile[] = [
    ...manifest.outputs.map(({ path, sha256: wanted }): CheckedFile => {
      const state = existsSync(`${folder}/${path}`)
        ? compare(readBytesOf(folder, path), wanted)
        : 'missing';
      return { path, role: 'output', state };
    }),
    ...manifest.inputs.map(({ path, sha256: wanted }): CheckedFile => {
      const state = existsSync(path) ? compare(readFileSync(path), wanted) : 'not here';
      return { path, role: 'input', state };
    }),
  ];
  if (existsSync(`${folder}/results.json`)) {
    const { bounds, measures, verdicts } = readJson(folder, 'results.json') as unknown as Results;
    const digest = digestResults(bounds, measures, verdicts);
    const state = digest === manifest.digest ? 'same' : 'changed';
    files.push({ path: 'results.json', role: 'digest', state });
  }
  const pass = files.every(({ state }) => state === 'same' || state === 'not here');
  if (options.json === true) {
    shell.print(`${JSON.stringify({ digest: manifest.digest, pass, files }, null, 2)}\n`);
  } else {
    const rows = files.map(({ path, role, state }) => [role, path, state]);
    shell.print(writeTable(shell, { head: ['what', 'file', 'state'], rows }));
    shell.print(
      `\n${pass ? 'All files are those that the run wrote.' : 'Files differ from the manifest.'}\n`,
    );
  }
  return pass ? exitCodes.fine : exitCodes.checkFailed;
}

function compare(bytes: Uint8Array, wanted: string): State {
  return sha256(bytes) === wanted ? 'same' : 'changed';
}
