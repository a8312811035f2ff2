import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../lib/run.mjs';

const contents = `
export { createReference } from './src/atlas/reference.ts';
export { listFeatures } from './src/claims/kinds/list-features.ts';
export { addClasses } from './src/claims/kinds/add-classes.ts';
export { stemWord } from './src/claims/kinds/stem-word.ts';
export { glossReport } from './src/claims/gloss/gloss-report.ts';
export { wordAt } from './src/claims/passage.ts';
export { readClaims, readDrafts } from './src/claims/read-claims.ts';
export { readReport } from './src/reports/read-report.ts';
`;

/** Loads the reader as it stands in src, so that no build has to come first. */
export async function loadReader() {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-kinds-'));
  const outfile = join(folder, 'reader.mjs');
  try {
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
