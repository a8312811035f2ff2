// `npm pack` runs this first: builds from nothing, and lets everybody read what is packed, because the archive keeps that much of a file's mode and a
// hash must not depend on the umask of a checkout.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';

const { status } = spawnSync(process.execPath, ['tools/build.mjs', '--clean', '--quiet'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const name of ['package.json', 'README.md', 'LICENSE', ...files]) {
  // A pattern stands for files of the folder that it names.
  const path = join(root, name.split('/*', 1)[0]);
  if (!name.startsWith('!') && existsSync(path)) letRead(path);
}

function letRead(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) chmodSync(path, stats.mode | 0o444);
  else for (const name of readdirSync(path)) letRead(join(path, name));
}
