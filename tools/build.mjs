// Builds everything: generated data modules, TypeScript projects, generated scripts. `--quiet` prints nothing when all is well, `--clean`
// removes what earlier builds made, so that nothing of an older source is left.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { makeBuildId } from './generate/make-build-id.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');
const require = createRequire(import.meta.url);

if (process.argv.includes('--clean'))
  for (const folder of ['dist', 'src/atlas/generated', 'src/workers/generated'])
    rmSync(root + folder, { recursive: true, force: true });
run('node', ['tools/generate.mjs']);
writeBuildId();
run('node', [require.resolve('typescript/bin/tsc'), '-b', 'tsconfig.json', 'tsconfig.web.json']);

for (const folder of ['atlas/generated/', 'workers/generated/']) {
  const generated = `${root}src/${folder}`;
  const target = `${root}dist/${folder}`;
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(generated)) {
    if (name.endsWith('.js') || name.endsWith('.d.ts'))
      cpSync(generated + name, target + name, { preserveTimestamps: true });
  }
}
chmodSync(`${root}dist/cli/main.js`, 0o755);
run('node', [
  require.resolve('vite/package.json').replace('package.json', 'bin/vite.js'),
  'build',
  '--config',
  'vite.config.mjs',
  '--logLevel',
  'error',
]);
if (!quiet) console.error(`built: dist (${countFiles(`${root}dist`)} files)`);

/** Written only when it changes, so that nothing is compiled anew for its date. */
function writeBuildId() {
  const folder = `${root}src/workers/generated`;
  const texts = {
    'build-id.js': `export const buildId = '${makeBuildId(`${root}src`)}';\n`,
    'build-id.d.ts': 'export declare const buildId: string;\n',
  };
  for (const [name, text] of Object.entries(texts)) {
    const path = `${folder}/${name}`;
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
  });
  if (result.status !== 0) {
    if (quiet) spawnSync(command, args, { cwd: root, stdio: 'inherit' });
    process.exit(result.status ?? 1);
  }
}

function countFiles(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce((sum, name) => {
    const path = `${folder}/${name}`;
    return sum + (statSync(path).isDirectory() ? countFiles(path) : 1);
  }, 0);
}
