import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, run } from './run.mjs';
import {
  assessExamples,
  compileAndRun,
  findFilesWith,
  pack,
  program,
  servePage,
} from './try-package.mjs';

/** Two checkouts that differ in what must not matter: where they lie, who may read them, the clock's zone and the language. */
const builds = [
  { name: 'one', umask: '022', env: { TZ: 'UTC', LANG: 'C.UTF-8' } },
  { name: 'another copy', umask: '077', env: { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' } },
];

/**
 * Builds and packs two clean copies of the tree with their own `npm ci` and compares the hashes of the archives; then installs the archive from the registry into an
 * empty folder and does there what a new user does. Writes bill of materials and documentation of the library once. Needs the package registry.
 */
export async function provePack() {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-pack-'));
  try {
    const packed = [];
    for (const build of builds) packed.push(await buildAndPack(folder, build));
    const [first, second] = packed;
    for (const { name, sha256, seconds } of packed)
      console.log(`${sha256}  skyproof, built in “${name}”, ${seconds} s`);
    const isReproducible = first.sha256 === second.sha256;

    const home = join(folder, 'empty');
    mkdirSync(home);
    const install = await run('npm', ['install', '--prefer-offline', first.archive], { cwd: home });
    const tried = install.status === 0 ? await tryAll(home, folder) : [];
    const sbom = await writeSbom(first.copy);
    const api = await writeApiReference(first.copy);
    const { sha256, bytes, files } = first;
    return {
      ...{ sha256, bytes, files: files.length, isReproducible },
      ...{ installSeconds: install.seconds, tried, sbom, api },
      pass:
        isReproducible &&
        tried.length > 0 &&
        tried.every((one) => one.pass) &&
        sbom.pass &&
        api.pass,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies the tree as it stands, without what git ignores, installs, and packs. */
async function buildAndPack(folder, { name, umask, env }) {
  const copy = join(folder, name);
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout } = await run('git', args, { capture: true });
  for (const path of stdout.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  const before = process.umask(Number.parseInt(umask, 8));
  try {
    const { status, seconds } = await run('npm', ['ci', '--prefer-offline'], { cwd: copy, env });
    if (status !== 0) throw new Error(`npm ci ended with ${status}`);
    const started = performance.now();
    const result = pack(copy, mkdtempSync(join(folder, 'archive-')), [], env);
    return {
      name,
      copy,
      ...result,
      seconds: Math.round(seconds + (performance.now() - started) / 1000),
    };
  } finally {
    process.umask(before);
  }
}

/** What a new user does, one thing after another; each with its result. */
async function tryAll(home, folder) {
  const steps = {
    // No file of the archive names the folder that it was built in, nor a home.
    paths: () => {
      const installed = join(home, 'node_modules/skyproof');
      const named = findFilesWith(installed, [folder, root.replace(/\/$/, ''), `${homedir()}/`]);
      if (named.length > 0) throw new Error(`names a folder of this machine: ${named.join(', ')}`);
    },
    assess: () => assessExamples(home, []),
    serve: async () => {
      const files = await servePage(home);
      const missing = Object.entries(files).filter(([, status]) => status !== 200);
      if (missing.length > 0) throw new Error(`not served: ${missing.join(', ')}`);
    },
    library: () => compileAndRun(home, program),
  };
  const results = [];
  for (const [name, act] of Object.entries(steps)) {
    const started = performance.now();
    const fault = await Promise.resolve()
      .then(act)
      .then(
        () => null,
        (error) => error,
      );
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    console.log(`${fault === null ? 'ok    ' : 'FAILED'} ${name}, ${seconds} s`);
    if (fault !== null) console.log(String(fault));
    results.push({ name, seconds, pass: fault === null });
  }
  return results;
}

async function writeSbom(copy) {
  const file = join(copy, '..', 'sbom.cdx.json');
  const { status } = await run('npm', ['run', 'sbom', '--', '--out', file], { cwd: copy });
  if (status !== 0) return { pass: false };
  const { specVersion, components } = JSON.parse(readFileSync(file, 'utf8'));
  return { form: `CycloneDX ${specVersion}`, components: components.length, pass: true };
}

async function writeApiReference(copy) {
  const { status, seconds } = await run('npm', ['run', 'docs:api'], { cwd: copy });
  if (status !== 0) return { pass: false };
  const pages = readdirSync(join(copy, 'docs/api-reference'), { recursive: true });
  return { seconds, pages: pages.filter((name) => name.endsWith('.html')).length, pass: true };
}
