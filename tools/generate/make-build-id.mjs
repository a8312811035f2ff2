import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the program by everything that it is made of: SHA-256 (hex) over paths and contents of its sources, tests and the page in the browser left out. */
export function makeBuildId(folder) {
  const hash = createHash('sha256');
  for (const path of listSources(folder)) {
    hash.update(`${path}\n`);
    hash.update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}

function listSources(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:ts|js)$/.test(path) && !/\.test\.ts$|^web\/|\/build-id\./.test(path))
    .sort();
}
