import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createReference } from '../../src/atlas/reference.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Reading } from '../../src/domain/claim.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { readReport } from '../../src/reports/read-report.ts';

interface Row {
  readonly id: string;
  readonly repeat: readonly [string, number];
}

const own = JSON.parse(readFileSync(new URL('report-text.json', import.meta.url), 'utf8')) as {
  items: Row[];
};

const reference = createReference();
const longest = 262_144;

function read(text: string, name = 'hostile.txt'): { reading: Reading; findings: Finding[] } {
  const { report, findings } = readReport({ name, text, sha256: '', replaced: 0 });
  const reading = readClaims(report === null ? [] : [report], reference);
  return { reading, findings };
}

function timeOf(text: string): number {
  const start = performance.now();
  read(text);
  return performance.now() - start;
}

const best = (text: string): number => Math.min(timeOf(text), timeOf(text), timeOf(text));

describe('time', () => {
  // The reader is warm before anything is timed.
  read('The army has deployed 5,000 Igla-S missiles near Caracas, the minister said. '.repeat(300));

  test.each(own.items)(
    '$id: at most 2.5 times the time for twice the text, and no text of 256 KiB takes long',
    ({ repeat }) => {
      const [part, times] = repeat;
      const most = Math.floor(longest / part.length);
      const half = part.repeat(Math.min(times, most) / 2);
      const [one, two] = [best(half), best(half + half)];
      // Below a few milliseconds the clock and the collector decide, not the text.
      expect(two).toBeLessThan(2.5 * Math.max(one, 8));
      expect(timeOf(part.repeat(most))).toBeLessThan(2000);
    },
  );

  test('digits before a letter', () => {
    expect(best(`${'1'.repeat(28)}x`)).toBeLessThan(10);
    expect(best(`${'1,'.repeat(28)}x`)).toBeLessThan(10);
  });
});

const vectors = new URL('../../../shared/vectors/hostile.json', import.meta.url);
test.runIf(existsSync(vectors))(
  'the hostile rows of the project are all in a table here or on the page',
  () => {
    const { items } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      items: { id: string; surface: string }[];
    };
    const rows = items.filter((item) => item.surface === 'report text').map((item) => item.id);
    expect(rows).toEqual('R01 R02 R03 R04 R05 R06 R07 R08 R09 R10 R11'.split(' '));
  },
);
