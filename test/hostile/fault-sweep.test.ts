import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/cli/files/disk.ts';
import { type Ground, modelGround, sweepTwice, sweepWriter } from './disk/sweep.ts';
import { naiveWriters, writers } from './disk/writers.ts';

/** Seeded numbers in [0, 1): xorshift32. */
function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Tries with two kills each; ten times as many in `npm run prove`. */
const rounds = process.env.SKYPROOF_PROVE === undefined ? 300 : 3000;

describe('every fault at every file call, on a disk that keeps what was synchronised', {
  timeout: 300_000,
}, () => {
  test.each(writers.map((writer) => [writer.name, writer] as const))(
    '%s: old or new, never else',
    async (_name, writer) => {
      const { calls, tries, violations } = await sweepWriter(writer, modelGround, drawFrom(4));
      expect(violations).toEqual([]);
      expect(calls).toBeGreaterThan(5);
      expect(tries).toBeGreaterThan(7 * calls);
      expect(await sweepTwice(writer, drawFrom(5), rounds, calls)).toEqual([]);
    },
  );

  test.each(naiveWriters.map((writer) => [writer.name, writer] as const))(
    'a naive writer is caught: %s',
    async (_name, writer) => {
      const { violations } = await sweepWriter(writer, modelGround, drawFrom(4));
      expect(violations.join('\n')).toMatch(writer.caughtBy);
    },
  );
});

describe('the same on a real disk, without power cuts', { timeout: 300_000 }, () => {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  test.each(writers.map((writer) => [writer.name, writer] as const))(
    '%s: old or new, never else',
    async (_name, writer) => {
      const root = mkdtempSync(join(parent, 'skyproof-sweep-'));
      try {
        const makeGround = (): Ground => {
          const own = mkdtempSync(join(root, 'try-'));
          return { disk: nodeDisk, root: own, cutPower: null };
        };
        const { violations } = await sweepWriter(writer, makeGround, drawFrom(4), [
          'EIO',
          'full',
          'kill',
        ]);
        expect(violations).toEqual([]);
      } finally {
        rmSync(root, { recursive: true });
      }
    },
  );
});
