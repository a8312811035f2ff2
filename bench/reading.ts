import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../src/domain/report.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum } from './plan.ts';

const folder = 'test/fixtures/held-out/set-1';
const files = [
  '01_wire_armenia.txt',
  '02_ministry_belarus.txt',
  '04_regional_lithuania.txt',
  '06_parliament_ireland.txt',
];

/** Reading one report: sentences, claims, checks. Twice the length shows whether time grows faster than length. */
export async function listReadingRows(builds: readonly Build[], root: string): Promise<Row[]> {
  const texts = files.map((name) => readFileSync(join(root, folder, name), 'utf8'));
  const lengths = [2, 4] as const;
  const subjects: Subject[] = [];
  for (const build of builds) {
    for (const count of lengths) {
      const text = texts.slice(0, count).join('\n\n');
      subjects.push(await timeReading(build, text));
    }
  }
  return [
    {
      ...{ group: 'reading', name: 'one report, text to claims', unit: 'ms', per: 'report' },
      ...{ subjects, goal: '<= 50 ms for 5 kB, twice the text <= 2.5 times' },
    },
  ];
}

async function timeReading(build: Build, text: string): Promise<Subject> {
  const { createReference } =
    await build.load<typeof import('../src/atlas/reference.ts')>('atlas/reference');
  const { readReport } =
    await build.load<typeof import('../src/reports/read-report.ts')>('reports/read-report');
  const { readClaims } =
    await build.load<typeof import('../src/claims/read-claims.ts')>('claims/read-claims');
  const reference = createReference();
  const sha256 = createHash('sha256').update(text).digest('hex');
  const read = () => {
    const { report } = readReport({ name: 'report.txt', text, sha256, replaced: 0 });
    return readClaims([report as Report], reference);
  };
  return {
    name: `${build.name}: ${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`,
    units: 1,
    call: read,
    result: () => checksum(read()),
  };
}
