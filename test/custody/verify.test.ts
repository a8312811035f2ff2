import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInput } from '../../src/cli/errors.ts';
import { sha256 } from '../../src/cli/files/hash.ts';
import { readRunFolder } from '../../src/cli/files/run-folder.ts';
import { verifyFolder } from '../../src/cli/verify-folder.ts';
import { makeManifest } from '../../src/publish/manifest.ts';
import { countRuns, propertyRuns } from '../properties/make-case.ts';
import { reference } from '../safety/read-yaml.ts';
import { makeRun } from './make-run.ts';

const rows = JSON.parse(
  readFileSync(new URL('../hostile/stored-files.json', import.meta.url), 'utf8'),
) as { items: { id: string; must_happen: string }[] };

/** What verifying says: codes of errors, with whether the folder was read at all. */
function codesOf(folder: string): string[] {
  try {
    const { findings, pass } = verifyFolder(folder);
    const errors = findings.filter((finding) => finding.severity === 'error');
    expect(pass).toBe(errors.length === 0);
    return errors.map((finding) => finding.code);
  } catch (error) {
    if (error instanceof BadInput) return error.findings.map((finding) => finding.code);
    throw error;
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Writes a file of a run and a manifest that lists it, as somebody would who wants it to pass. */
function forge(folder: string, path: string, change: (text: string) => string): void {
  const text = change(readFileSync(join(folder, path), 'utf8'));
  writeFileSync(join(folder, path), text);
  const {
    skyproof,
    sha256: _,
    ...facts
  } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const outputs = facts.outputs.map((file: { path: string }) =>
    file.path === path ? { path, sha256: sha256(text), bytes: Buffer.byteLength(text) } : file,
  );
  writeFileSync(join(folder, 'manifest.json'), makeManifest({ ...facts, outputs }));
}

test('a folder as the run wrote it passes, and an input that is gone is found in it', async () => {
  const { pass, findings, files } = verifyFolder(await makeRun());
  expect([pass, findings]).toEqual([true, []]);
  expect(files.filter(({ role }) => role === 'input').map(({ state }) => state)).toEqual([
    'kept',
    'kept',
  ]);
  expect(files.find(({ role }) => role === 'digest')?.state).toBe('same');
});

describe(`S01: ${rows.items.find(({ id }) => id === 'S01')?.must_happen}`, () => {
  test('one bit flipped, or the file cut, at any byte of any stored file is noticed', async () => {
    const folder = await makeRun();
    const files = listFiles(folder).map((path) => ({
      path,
      bytes: readFileSync(join(folder, path)),
    }));
    expect(files.length).toBe(11);
    const anyFile = fc.constantFrom(...files);
    fc.assert(
      fc.property(
        anyFile,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: -1, max: 7 }),
        ({ path, bytes }, where, bit) => {
          const at = Math.floor(where * bytes.length);
          const changed = Buffer.from(bit < 0 ? bytes.subarray(0, at) : bytes);
          if (bit >= 0) changed[at] ^= 1 << bit;
          writeFileSync(join(folder, path), changed);
          try {
            expect(codesOf(folder), `${path} at ${at}, bit ${bit}`).not.toEqual([]);
          } finally {
            writeFileSync(join(folder, path), bytes);
          }
        },
      ),
      { numRuns: countRuns(10) },
    );
    expect(codesOf(folder)).toEqual([]);
  });

  test('every byte of the manifest is guarded, its last line too', async () => {
    const folder = await makeRun();
    const path = join(folder, 'manifest.json');
    const bytes = readFileSync(path);
    // The other files would only cost time: what the manifest lists is not the question here.
    for (const file of listFiles(folder)) if (file !== 'manifest.json') rmSync(join(folder, file));
    const allMissing = codesOf(folder);
    expect(new Set(allMissing)).toEqual(new Set(['E_FILE_MISSING']));
    const step = Math.max(1, Math.floor(300 / propertyRuns));
    for (let at = 0; at < bytes.length; at += at > bytes.length - 90 ? 1 : step) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 1 << (at % 8);
      writeFileSync(path, changed);
      expect(
        codesOf(folder).filter((code) => code !== 'E_FILE_MISSING'),
        `bit of byte ${at}`,
      ).not.toEqual([]);
      writeFileSync(path, bytes.subarray(0, at));
      expect(
        codesOf(folder).filter((code) => code !== 'E_FILE_MISSING'),
        `cut at ${at}`,
      ).not.toEqual([]);
    }
  });

  test('what was changed is named with expected and got, also where several files were', async () => {
    const folder = await makeRun();
    writeFileSync(join(folder, 'tables/bounds.csv'), 'lost');
    rmSync(join(folder, 'map.geojson'));
    writeFileSync(join(folder, 'tables/more.csv'), 'mine');
    writeFileSync(join(folder, 'notes.md'), 'mine');
    const { pass, findings, files } = verifyFolder(folder);
    expect(pass).toBe(false);
    expect(findings.map(({ code, file }) => [code, file?.slice(folder.length + 1)])).toEqual([
      ['E_FILE_MISSING', 'map.geojson'],
      ['E_DIGEST', 'tables/bounds.csv'],
      ['W_FILE_SURPLUS', 'notes.md'],
      ['E_FILE_SURPLUS', 'tables/more.csv'],
    ]);
    const bounds = files.find(({ path }) => path === 'tables/bounds.csv');
    expect(bounds).toMatchObject({ state: 'changed', got: sha256('lost') });
    expect(findings[1]?.message).toContain(`${bounds?.got}, expected ${bounds?.expected}`);
  });

  test('results that were forged together with the manifest do not have the digest', async () => {
    const folder = await makeRun();
    forge(folder, 'results.json', (text) => text.replace('"impossible"', '"not-excluded"'));
    expect(codesOf(folder)).toEqual(['E_DIGEST']);
  });

  test('a link in the place of a file is no file of the run', async () => {
    const folder = await makeRun();
    rmSync(join(folder, 'index.html'));
    symlinkSync('/dev/zero', join(folder, 'index.html'));
    expect(codesOf(folder)).toEqual(['E_RUN_FOLDER']);
  });
});

describe(`S04: ${rows.items.find(({ id }) => id === 'S04')?.must_happen}`, () => {
  const first = (text: string, part: string) => text.replace(/^\{/, `{${part},`);
  const nested = '['.repeat(70) + ']'.repeat(70);
  const hostile: readonly [string, (text: string) => string, string][] = [
    ['__proto__', (text) => first(text, '"__proto__":{"pass":true}'), 'E_JSON_KEY'],
    ['a number beyond all', (text) => first(text, '"more":1e400'), 'E_JSON_NUMBER'],
    ['a doubled key', (text) => first(text, '"more":1,"more":5000'), 'E_JSON_DUPLICATE'],
    ['deep nesting', (text) => first(text, `"more":${nested}`), 'E_JSON_DEPTH'],
    ['no JSON at all', (text) => text.replace('{', ''), 'E_JSON_SYNTAX'],
  ];

  test.each(hostile)('manifest.json with %s is refused', async (_what, change, code) => {
    const folder = await makeRun();
    const path = join(folder, 'manifest.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    expect(codesOf(folder)).toEqual([code]);
  });

  test.each(hostile)(
    'results.json with %s is refused even if the manifest agrees',
    async (_what, change, code) => {
      const folder = await makeRun();
      forge(folder, 'results.json', change);
      expect(codesOf(folder)).toEqual([code]);
      expect(() => readRunFolder(folder, reference)).toThrow(code);
      expect(({} as { pass?: unknown }).pass).toBeUndefined();
    },
  );

  test.each([
    ['a text where a number stands', '"seed":11', '"seed":"11"', 'run.seed'],
    ['a list where a text stands', /"drawnMap":"/, '"drawnMap":[],"x":"', 'page.drawnMap'],
    ['a missing value', /"estimate":[^,]*,/, '', 'measures.0.estimate'],
  ])('results.json with %s is refused with its path', async (_what, from, to, path) => {
    const folder = await makeRun();
    forge(folder, 'results.json', (text) => text.replace(from, to));
    const { findings } = verifyFolder(folder);
    expect(findings.map((finding) => [finding.code, finding.path])).toEqual([
      ['E_JSON_FORM', path],
    ]);
  });

  test.each([
    ['manifest/2', 'E_RUN_VERSION', /upgrade Skyproof/],
    ['manifest/999', 'E_RUN_VERSION', /upgrade Skyproof/],
    ['manifest/0', 'E_RUN_FOLDER', /not the manifest of a run/],
    ['something/1', 'E_RUN_FOLDER', /not the manifest of a run/],
  ])('a manifest in the form %s is refused: %s', async (form, code, hint) => {
    const folder = await makeRun();
    const path = join(folder, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('manifest/1', form));
    expect(codesOf(folder)).toEqual([code]);
    expect(() => readRunFolder(folder, reference)).toThrow(hint);
  });

  test('more than 64 MiB are not read', async () => {
    const folder = await makeRun();
    const path = join(folder, 'manifest.json');
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(64 * 1024 * 1024, ' ')]));
    expect(codesOf(folder)).toEqual(['E_JSON_SIZE']);
  });

  test('a manifest that names files outside its folder is refused', async () => {
    for (const [list, path] of [
      ['outputs', '../x'],
      ['outputs', '/etc/passwd'],
      ['inputs', '/dev/zero'],
    ] as const) {
      const folder = await makeRun();
      const file = join(folder, 'manifest.json');
      const text = readFileSync(file, 'utf8');
      const entry = `{ "path": "${path}", "sha256": "${'0'.repeat(64)}", "bytes": 1 },`;
      writeFileSync(file, text.replace(`"${list}": [`, `"${list}": [${entry}`));
      expect(codesOf(folder)).toEqual(['E_RUN_FOLDER']);
    }
  });
});
