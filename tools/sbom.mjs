// `npm run sbom`: writes the bill of materials of the package (CycloneDX 1.5), skyproof-<version>.cdx.json, beside the archive that `npm pack` writes.
// `-- --out FILE` names another file. Needs the built program. Exit 1 when a licence is missing or not permissive.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSbom } from './lib/make-sbom.mjs';
import { root } from './lib/run.mjs';

const { values: options } = parseArgs({ options: { out: { type: 'string' } } });
const { sbom, version, licences, refused } = await makeSbom();
const file =
  options.out === undefined ? join(root, `skyproof-${version}.cdx.json`) : resolve(options.out);
writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`written: ${file}, ${sbom.components.length} components`);
for (const [licence, count] of licences) console.log(`${String(count).padStart(5)} ${licence}`);
for (const name of refused) console.error(`no permissive licence: ${name}`);
process.exitCode = refused.length === 0 ? 0 : 1;
