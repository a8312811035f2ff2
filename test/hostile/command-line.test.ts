import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cliPath,
  listWithoutBlocks,
  makeFolder,
  type Outcome,
  report,
  runCli,
  startCli,
} from '../cli/run-cli.ts';

interface Row {
  readonly id: string;
  readonly values: readonly string[];
  readonly places: readonly string[];
  readonly cases: readonly string[];
  readonly refused: readonly string[];
  readonly accepted: readonly (readonly [string, number])[];
  readonly names: readonly string[];
  readonly missing: readonly string[];
  readonly nonUtf8Hex: string;
}

const own = JSON.parse(readFileSync(new URL('command-line.json', import.meta.url), 'utf8')) as {
  items: Row[];
};
const rowOf = (id: string): Row => own.items.find((row) => row.id === id) as Row;

/** A quick run: one small country, one row, a folder of some 140 KB. */
const small = `skyproof: 1
asOf: 2025-10-23
territory: LUX
posture:
  - system: igla-s
    count: 10
    ready: 0.5
    where:
      - { territory: true, share: 1 }
altitudesM: [0]
interpretations: [border]
measures: [border]
run: { seed: 7 }
`;
const quick = ['--trials', '64', '--workers', '1'] as const;

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
/** Control characters but the line break, escape sequences of either form, and marks that turn the writing direction. */
const unsafe = /(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const screenOf = ({ stdout, stderr }: Outcome): string => `${stdout}${stderr}`;

describe('C01', () => {
  test.each(rowOf('C01').values)(
    '--trials=%j: one line with flag and range, nothing written',
    (value) => {
      const folder = makeFolder({ 's.yaml': small });
      const { exitCode, stdout, stderr } = runCli(folder, ['run', 's.yaml', `--trials=${value}`]);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(linesOf(stderr)).toEqual([
        expect.stringMatching(/--trials .*whole number from 1 to 10000000/),
      ]);
      expect(readdirSync(folder)).toEqual(['s.yaml']);
    },
  );
});

describe('C05', () => {
  const { refused, accepted } = rowOf('C05');
  test.each(refused)('--seed=%j is refused', (value) => {
    const folder = makeFolder({ 's.yaml': small });
    const { exitCode, stdout, stderr } = runCli(folder, ['run', 's.yaml', `--seed=${value}`]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/--seed .*0 to 9007199254740991, or 0x and 14 hex digits/),
    ]);
    expect(readdirSync(folder)).toEqual(['s.yaml']);
  });

  test.each(accepted)('--seed=%j is taken, and printed in the result', (value, seed) => {
    const folder = makeFolder({ 's.yaml': small });
    const ran = runCli(folder, ['run', 's.yaml', `--seed=${value}`, ...quick, '--out', 'o']);
    expect([ran.exitCode, ran.stdout]).toEqual([0, expect.stringContaining(`seed ${seed},`)]);
    const read = (name: string) => JSON.parse(readFileSync(join(folder, 'o', name), 'utf8'));
    expect([read('results.json').run.seed, read('manifest.json').seed]).toEqual([seed, seed]);
  });
});

/** Mounts a file system of 1 MiB in a folder; null where that is not allowed. */
function mountSmallDisk(folder: string): (() => void) | null {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  return status === 0 ? () => void spawnSync('umount', [folder]) : null;
}

/** Runs where the disk is full: on a small one with `leftBytes` left, else under a limit on the size of files. */
function runOnFullDisk(
  prepare: (folder: string) => void,
  args: readonly string[],
  leftBytes: number,
  check: (folder: string, outcome: Outcome, errno: string) => void,
): void {
  const root = mkdtempSync(join(tmpdir(), 'skyproof-full-'));
  const unmount = mountSmallDisk(root);
  try {
    prepare(root);
    if (unmount !== null) {
      writeFileSync(join(root, 'filler'), new Uint8Array(1_048_576 - leftBytes - sizeOf(root)));
      check(root, runCli(root, args), 'ENOSPC');
      return;
    }
    const limit = `ulimit -f 1; exec "${process.execPath}" "${cliPath}" ${args.join(' ')}`;
    const { status, stdout, stderr, error } = spawnSync('bash', ['-c', limit], {
      cwd: root,
      encoding: 'utf8',
    });
    if (error !== undefined) console.log('skipped: no disk can be mounted and there is no bash');
    else check(root, { exitCode: status, stdout, stderr }, 'EFBIG');
  } finally {
    unmount?.();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Bytes that a folder takes on a disk in pages of 4 KiB. */
function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const pages = entries.map((entry) =>
    entry.isFile() ? Math.ceil(readFileSync(join(entry.parentPath, entry.name)).length / 4096) : 1,
  );
  return pages.reduce((sum, count) => sum + count * 4096, 0);
}

describe('C02', { timeout: 180_000 }, () => {
  const commands: readonly (readonly [string, readonly string[], string])[] = [
    ['run', ['run', 's.yaml', ...quick, '--force'], 's.yaml'],
    ['draft', ['draft', 'a.txt', '--force'], 'a.txt'],
  ];
  const inputs = { 's.yaml': small, 'a.txt': report };

  /** Runs both commands with a place in the way and checks that each ends with 3 and the errno, and changes nothing. */
  function refuses(out: string, errno: RegExp, prepare: (folder: string) => void): void {
    for (const [name, args] of commands) {
      const folder = makeFolder(inputs);
      prepare(folder);
      const before = readdirSync(folder, { recursive: true }).sort();
      const { exitCode, stderr } = runCli(folder, [...args, '--out', out]);
      expect([name, exitCode, stderr]).toEqual([name, 3, expect.stringMatching(errno)]);
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    }
  }

  const unwritable = (codes: string): RegExp =>
    new RegExp(`error E_OUT_(UNWRITABLE|FOREIGN) .*\\((${codes})\\)$`, 'm');

  const checks: Readonly<Record<string, () => void>> = {
    'an existing file': () => {
      const folder = makeFolder({ ...inputs, file: 'mine' });
      const args = ['--out', 'file'];
      const outcomes = [
        runCli(folder, ['run', 's.yaml', ...quick, '--force', ...args]),
        runCli(folder, ['draft', 'a.txt', ...args]),
      ];
      for (const { exitCode, stderr } of outcomes) {
        expect([exitCode, stderr]).toEqual([
          3,
          expect.stringMatching(unwritable('ENOTDIR|EEXIST')),
        ]);
      }
      expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
      expect(readdirSync(folder).sort()).toEqual(['a.txt', 'file', 's.yaml']);
    },
    'a folder without rights': () => {
      const isRoot = process.getuid?.() === 0;
      // Root may write anywhere, so the program runs as nobody then.
      const user = isRoot ? { uid: 65_534, gid: 65_534 } : {};
      const runs = spawnSync(process.execPath, [cliPath, '--version'], { cwd: '/', ...user });
      if (runs.status !== 0) {
        console.log('skipped: the program cannot be run by another user here');
        return;
      }
      const folder = makeFolder(inputs);
      chmodSync(folder, 0o755);
      mkdirSync(join(folder, 'closed'), { mode: 0o555 });
      for (const [name, args] of commands) {
        const { status, stderr } = spawnSync(
          process.execPath,
          [cliPath, ...args, '--out', 'closed/o'],
          { cwd: folder, encoding: 'utf8', ...user },
        );
        expect([name, status, stderr]).toEqual([
          name,
          3,
          expect.stringMatching(unwritable('EACCES')),
        ]);
      }
      expect(readdirSync(join(folder, 'closed'))).toEqual([]);
      expect(readdirSync(folder).sort()).toEqual(['a.txt', 'closed', 's.yaml']);
    },
    '/dev/full': () => refuses('/dev/full', unwritable('ENOTDIR|EEXIST'), () => {}),
    'a full disk': () => {
      const prepare = (folder: string): void => {
        writeFileSync(join(folder, 'a.txt'), report);
        writeFileSync(join(folder, 'draft.yaml'), 'mine: true\n');
      };
      const args = ['draft', 'a.txt', '--force', '--out', 'draft.yaml'];
      runOnFullDisk(prepare, args, 0, (folder, { exitCode, stderr }, errno) => {
        expect([exitCode, stderr]).toEqual([3, expect.stringMatching(unwritable(errno))]);
        expect(readFileSync(join(folder, 'draft.yaml'), 'utf8')).toBe('mine: true\n');
        expect(
          readdirSync(folder)
            .filter((name) => name !== 'filler')
            .sort(),
        ).toEqual(['a.txt', 'draft.yaml']);
      });
    },
    'a symlink to another file': () => {
      const other = makeFolder({ file: 'mine' });
      refuses('link', unwritable('ENOTDIR|ELOOP'), (folder) => {
        symlinkSync(join(other, 'file'), join(folder, 'link'));
      });
      expect(readFileSync(join(other, 'file'), 'utf8')).toBe('mine');
      refuses('link', unwritable('ENOENT|ELOOP'), (folder) => {
        symlinkSync(join(other, 'nowhere'), join(folder, 'link'));
      });
      expect(readdirSync(other)).toEqual(['file']);
    },
    'a path of 5,000 characters': () => {
      refuses('x'.repeat(5000), unwritable('ENAMETOOLONG'), () => {});
    },
  };

  test.each(rowOf('C02').places)('--out to %s: exit 3 with errno, old file intact', (place) => {
    expect(checks[place]).toBeDefined();
    checks[place]?.();
  });
});

describe('C04', { timeout: 180_000 }, () => {
  const args = ['run', 's.yaml', ...quick, '--out', 'o'];
  const digestOf = (folder: string): string =>
    JSON.parse(readFileSync(join(folder, 'o/manifest.json'), 'utf8')).digest;

  const checks: Readonly<Record<string, () => Promise<void>>> = {
    'two runs at once': async () => {
      const folder = makeFolder({ 's.yaml': small });
      expect(runCli(folder, args).exitCode).toBe(0);
      const digest = digestOf(folder);
      const first = startCli(folder, ['run', 's.yaml', '--trials', '400000', '--out', 'o']);
      await first.until('bounds:');
      for (const again of [args, ['publish', 'o']]) {
        const { exitCode, stderr } = runCli(folder, again);
        expect([exitCode, stderr]).toEqual([
          3,
          expect.stringMatching(
            new RegExp(`^o error E_RUN_LOCKED process ${first.child.pid} .*wait`, 'm'),
          ),
        ]);
      }
      first.child.kill('SIGINT');
      expect(await first.end).toBe(130);
      expect(listWithoutBlocks(folder)).toEqual(['o', 's.yaml']);
      expect(digestOf(folder)).toBe(digest);
      expect(runCli(folder, ['verify', 'o']).exitCode).toBe(0);
    },
    'stale lock of a dead pid': async () => {
      const folder = makeFolder({ 's.yaml': small });
      const first = startCli(folder, ['run', 's.yaml', '--trials', '400000', '--out', 'o']);
      await first.until('bounds:');
      first.child.kill('SIGKILL');
      await first.end;
      expect(listWithoutBlocks(folder)).toEqual(['.o.lock', '.o.partial', 's.yaml']);
      expect(runCli(folder, args).exitCode).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(['o', 's.yaml']);
    },
    'stale lock of a pid that is another process now': async () => {
      if (!existsSync('/proc/self/stat')) {
        console.log('skipped: this system does not tell when a process started');
        return;
      }
      const folder = makeFolder({ 's.yaml': small });
      mkdirSync(join(folder, '.o.lock'));
      writeFileSync(join(folder, '.o.lock', `${process.pid}-5-${'c'.repeat(32)}`), '');
      expect(runCli(folder, args).exitCode).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(['o', 's.yaml']);
    },
    'clock set back a year': async () => {
      const folder = makeFolder({ 's.yaml': small });
      expect(runCli(folder, args).exitCode).toBe(0);
      const digest = digestOf(folder);
      const first = startCli(folder, ['run', 's.yaml', '--trials', '400000', '--out', 'o']);
      await first.until('bounds:');
      const runYearAgo = (): { status: number | null; stderr: string } =>
        spawnSync(process.execPath, ['--import', yearAgo, cliPath, ...args], {
          cwd: folder,
          encoding: 'utf8',
        });
      const refused = runYearAgo();
      expect([refused.status, refused.stderr]).toEqual([
        3,
        expect.stringContaining('E_RUN_LOCKED'),
      ]);
      first.child.kill('SIGKILL');
      await first.end;
      const ran = runYearAgo();
      expect([ran.status, digestOf(folder)]).toEqual([0, digest]);
      expect(readdirSync(folder).sort()).toEqual(['o', 's.yaml']);
    },
  };

  test.each(rowOf('C04').cases)('%s', async (name) => {
    expect(checks[name]).toBeDefined();
    await checks[name]?.();
  });
});

/** A module that sets the clock of a process back by a year. */
const yearAgo = `data:text/javascript,${encodeURIComponent(`
  const Real = Date;
  const now = () => Real.now() - 31_536_000_000;
  globalThis.Date = class extends Real {
    constructor(...args) { if (args.length === 0) super(now()); else super(...args); }
    static now() { return now(); }
  };
`)}`;

describe('C06', { timeout: 180_000 }, () => {
  const { names, missing, nonUtf8Hex } = rowOf('C06');
  test('reports under such names are read after --, and their names are safe', () => {
    const folder = makeFolder(Object.fromEntries(names.map((name) => [name, report])));
    for (const args of [['read'], ['read', '--json'], ['draft']]) {
      const outcome = runCli(folder, [...args, '--', ...names]);
      expect(outcome.exitCode).toBe(0);
      expect(screenOf(outcome)).not.toMatch(unsafe);
    }
    // Without `--` a name with a dash in front is an option that nobody knows.
    const bare = runCli(folder, ['read', ...names]);
    expect([bare.exitCode, linesOf(bare.stderr).length]).toEqual([2, 1]);
    expect(screenOf(bare)).not.toMatch(unsafe);
  });

  test('a scenario and outputs under such names are read and written', () => {
    const [scenario = '', ...outputs] = names;
    const folder = makeFolder({ [scenario]: small, 'a.txt': report });
    const longest = outputs[outputs.length - 1] ?? '';
    const made: string[] = [];
    for (const name of outputs.filter((one) => one !== longest)) {
      const draft = runCli(folder, ['draft', 'a.txt', `--out=${name}`]);
      expect(draft.exitCode).toBe(0);
      expect(screenOf(draft)).not.toMatch(unsafe);
      made.push(name);
    }
    for (const name of [`${scenario}-out`, longest]) {
      const run = runCli(folder, ['run', ...quick, `--out=${name}`, '--', scenario]);
      const verify = runCli(folder, ['verify', '--', name]);
      expect([run.exitCode, verify.exitCode]).toEqual([0, 0]);
      expect(`${screenOf(run)}${screenOf(verify)}`).not.toMatch(unsafe);
      made.push(name);
    }
    expect(readdirSync(folder).sort()).toEqual(['a.txt', scenario, ...made].sort());
  });

  test.each(missing.map((name) => [JSON.stringify(name), name] as const))(
    '%s is refused in one line',
    (_what, name) => {
      const folder = makeFolder({});
      for (const command of ['read', 'run', 'verify', 'publish']) {
        const outcome = runCli(folder, [command, '--', name]);
        expect([outcome.exitCode, outcome.stdout]).toEqual([3, '']);
        expect(linesOf(outcome.stderr).length).toBe(1);
        expect(screenOf(outcome)).not.toMatch(unsafe);
      }
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('every flag and every command with an escape sequence is refused in one safe line', () => {
    const folder = makeFolder({ 's.yaml': small });
    const bad = 'x\u001b[31m\n\u009b';
    for (const args of [
      [bad],
      ['run', 's.yaml', `--${bad}`],
      ['run', 's.yaml', bad],
      ['catalogue', bad],
      ...['--trials', '--seed', '--precision', '--workers', '--as-of'].map((flag) => [
        'run',
        's.yaml',
        `${flag}=${bad}`,
      ]),
    ]) {
      const outcome = runCli(folder, args);
      expect([outcome.exitCode, outcome.stdout]).toEqual([2, '']);
      expect(linesOf(outcome.stderr).length).toBe(1);
      expect(screenOf(outcome)).not.toMatch(unsafe);
    }
  });

  test('a name that is no UTF-8 is refused or read, and safe on the screen', () => {
    const folder = makeFolder({});
    // Node makes text of its arguments, so the shell hands over the bytes.
    const bytes = nonUtf8Hex.replace(/../g, '\\x$&');
    const command = `n=$'${bytes}'; cat > "$n"; exec "${process.execPath}" "${cliPath}" read "$n"`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
      cwd: folder,
      input: report,
      encoding: 'utf8',
    });
    expect([0, 3]).toContain(status);
    expect(`${stdout}${stderr}`).not.toMatch(unsafe);
  });
});

describe('S02', { timeout: 180_000 }, () => {
  // Every fault at every file call is in fault-sweep.test.ts, kills in real-processes.test.ts; here the disk really is full.
  test.each(rowOf('S02').cases)('%s: exit 3, the older run intact', () => {
    const prepare = (folder: string): void => {
      writeFileSync(join(folder, 's.yaml'), small);
      const first = runCli(folder, ['run', 's.yaml', ...quick, '--out', 'o']);
      expect([first.exitCode, first.stderr]).toEqual([0, expect.anything()]);
    };
    const args = ['run', 's.yaml', '--trials', '128', '--out', 'o'];
    // At different amounts of room the disk fills up in different files.
    for (const left of [8192, 65_536]) {
      runOnFullDisk(prepare, args, left, (folder, { exitCode, stderr }, errno) => {
        expect([exitCode, stderr]).toEqual([
          3,
          expect.stringMatching(new RegExp(`^o error E_OUT_UNWRITABLE .*\\(${errno}\\)`, 'm')),
        ]);
        const left = (): string[] => listWithoutBlocks(folder).filter((name) => name !== 'filler');
        expect(left()).toEqual(['o', 's.yaml']);
        expect(runCli(folder, ['verify', 'o']).exitCode).toBe(0);
        rmSync(join(folder, 'filler'), { force: true });
        expect(runCli(folder, args).exitCode).toBe(0);
        expect(readdirSync(folder).sort()).toEqual(['o', 's.yaml']);
      });
    }
  });
});

const vectors = new URL('../../../shared/vectors/hostile.json', import.meta.url);
// A test that is skipped counts as failed, so it is not there without the file.
if (existsSync(vectors))
  test('the rows here are those of the project', () => {
    const { items } = JSON.parse(readFileSync(vectors, 'utf8')) as { items: object[] };
    for (const { id, what, must_happen } of own.items as unknown as Record<string, string>[]) {
      expect(items).toContainEqual(expect.objectContaining({ id, what, must_happen }));
    }
  });
