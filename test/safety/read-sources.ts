import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Lists the program's own source files below a folder (no tests, no generated data), relative to the project. */
export function listSources(folder: string): readonly string[] {
  return readdirSync(`${root}${folder}`, { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$|\/generated\//.test(name))
    .sort();
}

/** Reads a file of the project. */
export function readSource(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}
