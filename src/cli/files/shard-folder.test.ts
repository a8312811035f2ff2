import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { KeptBlock } from '../../pipeline/block-store.ts';
import { BadInput } from '../errors.ts';
import { nodeDisk } from './disk.ts';
import { makeShardFiles, readShardFolder, type StoredShard } from './shard-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'skyproof-shard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const block = (number: number): KeptBlock => ({
  case: 0,
  tally: {
    block: number,
    sums: Float64Array.of(3, 12345678901234),
    // 3 and 99,999,999,999,999,999,999.
    squaresHigh: Float64Array.of(0, 23283064365),
    squaresLow: Uint32Array.of(3, 1661992959),
    hits: BigUint64Array.of(7n, 0n),
  },
  mapCounts: number === 0 ? Uint32Array.of(0, 7, 64) : null,
});
const stored: StoredShard = {
  shard: { index: 2, count: 3 },
  key: 'k'.repeat(64),
  version: '0.1.0',
  trials: 1024,
  scenarioYaml: 'skyproof: 1\n',
  attachments: { 'land.geojson': '{"type":"Polygon"}' },
  blocks: [block(0), block(9)],
};

function write(): string[] {
  const files = makeShardFiles(stored);
  mkdirSync(folder, { recursive: true });
  for (const { path, content } of files) writeFileSync(join(folder, path), content);
  return files.map(({ path }) => path);
}

test('a shard is read back as it was written', () => {
  write();
  expect(readShardFolder(nodeDisk, folder)).toEqual(stored);
});

/** Changes a file and expects the shard to be refused by name. */
function expectRefused(path: string, changed: Uint8Array, what: string): void {
  const before = readFileSync(join(folder, path));
  writeFileSync(join(folder, path), changed);
  let codes: string[] = [];
  try {
    readShardFolder(nodeDisk, folder);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    codes = error.findings.map((finding) => finding.code);
    for (const { code, message } of error.findings)
      if (code === 'E_DIGEST') expect(message, what).toMatch(/shard \d+\/\d+/);
  }
  writeFileSync(join(folder, path), before);
  expect(codes.length, what).toBeGreaterThan(0);
  for (const code of codes)
    expect(code, what).toMatch(/^E_(?:DIGEST|SHARD_FOLDER|SHARD_VERSION|JSON_[A-Z]+)$/);
}

test('a shard with one bit flipped anywhere, or cut short anywhere, is refused: none of all mutations is accepted', () => {
  let mutations = 0;
  for (const path of write()) {
    const bytes = readFileSync(join(folder, path));
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (bytes[at] as number) ^ (1 << (at % 8));
      expectRefused(path, flipped, `${path} bit of byte ${at}`);
      expectRefused(path, bytes.subarray(0, at), `${path} cut at ${at}`);
      mutations += 2;
    }
  }
  expect(mutations).toBeGreaterThan(1800);
});

test('files of two shards that changed places are noticed', () => {
  write();
  const other = makeShardFiles({ ...stored, shard: { index: 1, count: 3 }, blocks: [block(8)] });
  const of = (path: string): Uint8Array =>
    Buffer.from(other.find((file) => file.path === path)?.content ?? '', 'utf8');
  expectRefused('blocks.jsonl', of('blocks.jsonl'), 'blocks of another shard');
  expectRefused('manifest.json', of('manifest.json'), 'manifest of another shard');
});

test('a form of a later version is refused with what to do', () => {
  write();
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8').replace('shard/1', 'shard/2');
  writeFileSync(join(folder, 'manifest.json'), text);
  expect(() => readShardFolder(nodeDisk, folder)).toThrow(/merge with the version that ran it/);
});
