import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const folder = join(root, 'examples/cases');
const pinFile = join(folder, 'digests.json');

/**
 * Runs the worked cases in examples/cases and compares the digest of each page with the pinned one, the drafted scenario with the one in the folder (unless that
 * was changed by hand), and the sentences in its README.md with what the program says. With `pin` the three are written in place of being compared.
 * Needs the built program.
 */
export async function proveCases({ pin = false } = {}) {
  const pinned = pin ? {} : JSON.parse(readFileSync(pinFile, 'utf8'));
  const cases = [];
  for (const name of listCases()) {
    const one = await proveCase(name, pinned[name] ?? {}, pin);
    cases.push({ name, ...one });
  }
  const surplus = Object.keys(pinned).filter((name) => !listCases().includes(name));
  for (const name of surplus) console.log(`FAILED ${name}: is pinned, but there is no such case`);
  if (pin) {
    const digests = Object.fromEntries(cases.map(({ name, digests }) => [name, digests]));
    writeFileSync(pinFile, `${JSON.stringify(digests, null, 2)}\n`);
    console.log('pinned: examples/cases/digests.json');
  }
  return {
    cases,
    seconds: Math.round(cases.reduce((sum, { seconds }) => sum + seconds, 0)),
    pass: cases.length > 0 && surplus.length === 0 && cases.every(({ faults }) => faults === 0),
  };
}

/** The folders of the cases, by name. */
function listCases() {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function proveCase(name, pinned, pin) {
  const here = join('examples/cases', name);
  const claims = join(here, 'claims.json');
  const reports = [
    join(here, 'reports'),
    ...(existsSync(join(root, claims)) ? ['--claims', claims] : []),
  ];
  const scenario = join(here, 'scenario.yaml');
  const faults = [];
  const held = existsSync(join(root, scenario)) ? readFileSync(join(root, scenario), 'utf8') : '';
  const isChanged = /^# Changed by hand: /m.test(held);
  if (!isChanged) {
    const draft = await skyproof(['draft', ...reports]);
    if (pin) writeFileSync(join(root, scenario), draft.stdout);
    else if (draft.stdout !== held)
      faults.push('scenario.yaml is neither the draft nor marked as changed by hand');
  }
  const pages = [['assess', reports], ...(isChanged ? [['run', [scenario]]] : [])];
  const digests = {};
  let seconds = 0;
  for (const [command, args] of pages) {
    const page = await makePage(command, args);
    seconds += page.seconds;
    console.log(`       ${name}, ${command}: ${page.words}`);
    digests[command] = page.digest;
    if (page.digest === null) faults.push(`${command} ended with ${page.status}`);
    else if (!pin && page.digest !== pinned[command])
      faults.push(
        `the digest of ${command} is ${page.digest}, pinned is ${pinned[command] ?? 'none'}`,
      );
    const words = holdWords(join(root, here, 'README.md'), command, page.words, pin);
    if (words !== null) faults.push(words);
  }
  for (const command of Object.keys(pinned))
    if (!(command in digests))
      faults.push(`a digest of ${command} is pinned, but no such page is made`);
  for (const fault of faults) console.log(`FAILED ${name}: ${fault}`);
  if (faults.length === 0) console.log(`ok     ${name}, ${Math.round(seconds)} s`);
  return { digests, seconds, faults: faults.length };
}

/** Makes one page; `words` are the sentences above the table of verdicts, on one line. */
async function makePage(command, args) {
  const out = mkdtempSync(join(tmpdir(), 'skyproof-case-'));
  const { status, stdout, seconds } = await skyproof([
    command,
    ...args,
    '--out',
    join(out, 'page'),
  ]);
  const digest =
    status === 0
      ? JSON.parse(readFileSync(join(out, 'page/results.json'), 'utf8')).run.digest
      : null;
  rmSync(out, { recursive: true, force: true });
  const words = (stdout.split(/\n\s*\n/)[0] ?? '').replace(/\s+/g, ' ').trim();
  return { status, digest, words, seconds };
}

/** Compares the quotation below a command's mark in a README with the program's words, or writes them there; returns what is wrong, or null. */
function holdWords(file, command, words, pin) {
  const text = readFileSync(file, 'utf8');
  const quoted = new RegExp(`(<!-- what ${command} says -->\n)((?:>.*\n)*)`);
  const found = quoted.exec(text);
  if (found === null) return `README.md has no mark <!-- what ${command} says -->`;
  if (found[2] === `> ${words}\n`) return null;
  if (!pin) return `README.md does not quote what ${command} says: ${words}`;
  writeFileSync(
    file,
    text.replace(quoted, (_, mark) => `${mark}> ${words}\n`),
  );
  return null;
}

function skyproof(args) {
  return run(process.execPath, ['dist/cli/main.js', ...args, '--quiet', '--no-color'], {
    capture: true,
  });
}
