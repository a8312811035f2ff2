import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { root } from './run.mjs';

/** Packs a folder, by default as it stands, without the build that npm would start. Returns the archive, its SHA-256 and what is in it: `{ archive, sha256, bytes, files: [{ path, size, mode }] }`. */
export function pack(folder, destination, flags = ['--ignore-scripts'], env = {}) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['pack', '--json', '--pack-destination', destination, ...flags],
    {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status !== 0) throw new Error(`npm pack ended with ${status}: ${stderr}`);
  // What a script prints stands before the list.
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.search(/^\[$/m)));
  const archive = join(destination, filename);
  const bytes = readFileSync(archive);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { archive, sha256, bytes: bytes.length, files };
}

/**
 * Installs an archive into an empty folder without a network: npm does it, with the versions of our lock file, where its cache holds every package; else the archive is
 * unpacked and the packages that it needs are links into our own node_modules. Returns which of the two was done.
 */
export function installOffline(folder, archive) {
  copyFileSync(archive, join(folder, basename(archive)));
  const file = `file:${basename(archive)}`;
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { version, dependencies, bin, engines } = packages[''];
  const needed = Object.entries(packages).filter(([path, one]) => path !== '' && !one.dev);
  const main = { version, resolved: file, dependencies, bin, engines };
  const locked = Object.fromEntries([
    ['', { dependencies: { skyproof: file } }],
    ['node_modules/skyproof', main],
    ...needed,
  ]);
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('package.json', { dependencies: { skyproof: file } });
  write('package-lock.json', { lockfileVersion: 3, requires: true, packages: locked });
  const { status } = spawnSync('npm', ['ci', '--offline', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'ignore',
  });
  if (status === 0) return 'npm';

  const target = join(folder, 'node_modules/skyproof');
  mkdirSync(target, { recursive: true });
  const unpacked = spawnSync('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
  if (unpacked.status !== 0) throw new Error(`tar: ${unpacked.stderr}`);
  for (const [path] of needed) {
    // Packages of other platforms are not there; those inside another package come with it.
    if (path.split('node_modules/').length > 2 || !existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync('../skyproof/dist/cli/main.js', join(folder, 'node_modules/.bin/skyproof'));
  return 'links';
}

/** Assesses the reports that the package brings, and verifies the run. Returns what was printed. @throws Error when a command fails or a file is missing */
export function assessExamples(folder, flags) {
  const reports = 'node_modules/skyproof/examples/reports';
  const printed = npx(folder, ['assess', reports, '--out', 'example', ...flags]);
  for (const name of ['index.html', 'results.json', 'manifest.json'])
    if (!existsSync(join(folder, 'example', name))) throw new Error(`${name} was not written`);
  npx(folder, ['verify', 'example']);
  return printed;
}

/** A command of the installed package, as a user gives it. @throws Error when it does not end with 0 */
export function npx(folder, args) {
  // `--no`: never fetch a package of that name.
  return execute(folder, 'npx', ['--no', '--', 'skyproof', ...args]);
}

/** Serves the page of the installed package until everything that it starts with was asked for, and waits for its end after a Ctrl-C. Returns the status of each by its path. */
export async function servePage(folder) {
  const args = ['--no', '--', 'skyproof', 'serve', '--no-api', '--port', '0'];
  const server = spawn('npx', args, { cwd: folder, detached: true });
  const ended = new Promise((resolve) => server.on('close', resolve));
  try {
    const address = await new Promise((resolve, reject) => {
      server.stdout.on('data', (chunk) => resolve(String(chunk).trim()));
      server.on('close', (code) => reject(new Error(`serve ended with ${code}`)));
    });
    const page = await (await fetch(address)).text();
    const assets = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
      ([, path]) => path,
    );
    const files = {};
    for (const path of ['', ...assets, 'third-party-licences.txt'])
      files[path] = (await fetch(new URL(path, address))).status;
    process.kill(-server.pid, 'SIGINT');
    await ended;
    return files;
  } finally {
    if (server.exitCode === null && server.signalCode === null) process.kill(-server.pid);
  }
}

/** A program of five lines that uses the package as a library, and a line of a wrong type that the package's declarations have to refuse. */
export const program = `import { createReference, type Measure, type MeasureRequest, measureScenario } from 'skyproof';
const posture = [{ system: 'igla-s', count: 100, ready: 1, where: [{ territory: true }] }];
const scenario = { skyproof: 1, asOf: '2025-10-23', territory: 'SLV', posture, altitudesM: [0] };
const { measures } = await measureScenario({ reference: createReference(), scenario, measures: ['coverage'], trials: 64 });
for (const row of measures satisfies readonly Measure[]) console.log(row.quantity, row.k, row.estimate.toFixed(3));
// @ts-expect-error
const wrong: MeasureRequest['trials'] = '64';
`;

/** Compiles a program against the installed package with a user's strict settings, the package's own declarations included, and runs it. Returns what was printed. @throws Error */
export function compileAndRun(folder, text) {
  writeFileSync(join(folder, 'program.mts'), text);
  const flags = ['--strict', '--target', 'es2022', '--module', 'nodenext'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execute(folder, process.execPath, [tsc, ...flags, 'program.mts']);
  return execute(folder, process.execPath, ['program.mjs']);
}

/** Files below a folder whose bytes hold one of some texts; paths relative to it. */
export function findFilesWith(folder, texts) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return texts.some((text) => bytes.includes(text));
    })
    .map((file) => relative(folder, file));
}

function execute(folder, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${status}: ${error ?? ''}${stdout}${stderr}`,
    );
  return stdout;
}
