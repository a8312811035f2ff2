import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'skyproof-backtests-'));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** Copies the data, changes one back-test and checks the copy. */
async function checkWith(id: string, from: string, to: string): Promise<readonly Finding[]> {
  const address = new URL('../../tools/generate/read-catalogue.mjs', import.meta.url).href;
  const { readCatalogue } = (await import(address)) as {
    readCatalogue: (folder: string, shown: string) => { findings: readonly Finding[] };
  };
  const data = mkdtempSync(join(scratch, 'data-'));
  cpSync(join(root, 'data'), data, { recursive: true });
  const path = join(data, 'backtests', `${id}.yaml`);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
  return readCatalogue(data, '').findings;
}

test('the back-tests as they stand have no finding', async () => {
  expect(await checkWith('u2-1960', 'clean: true', 'clean: true')).toEqual([]);
});

/** What is wrong, in which back-test, what is put in place of what, and the words of the finding. */
const plants: readonly (readonly [string, string, string, string, string])[] = [
  [
    'a source printed after the as-of date, without a word on why its number counts',
    'riyadh-2017',
    "source: gao92, date: '1992', grade: A1",
    "source: gao92, date: '2018', grade: A1",
    'after the as-of date 2017-11-05',
  ],
  [
    'a number that became known after the as-of date',
    'shield-2025',
    'date: 2025-10-23, grade: B2',
    'date: 2025-10-23, grade: B2, known: 2026-01-08',
    'became known on 2026-01-08, after the as-of date 2025-10-23',
  ],
  [
    'a later publication of what is said to have been known, without a reason',
    'patriot-1991',
    ', known: 1991-02-15, knownWhy: the claim itself names it',
    ', known: 1991-02-15',
    'known and knownWhy say why it counts',
  ],
  [
    'a number in a scenario without a paper',
    'cover-2015',
    'ready: { evidence: ready }',
    'ready: 0.1',
    'ready: 0.1 has no paper',
  ],
  [
    'a number without a grade',
    'shield-2025',
    'date: 2010-12-12, grade: B4',
    'date: 2010-12-12',
    'grade is missing',
  ],
  [
    'an assumption without a reason',
    'patriot-1991',
    'assumption: they came singly and over weeks, so none waits for another',
    'assumption: none',
    'an assumption says why',
  ],
  [
    'an outcome that nobody read',
    'libya-2011',
    '{ source: ria11, date: 2011-03-20, grade: C2 }',
    '{ assumption: recalled from several books, grade: F6 }',
    'what is only recalled or assumed proves no outcome',
  ],
  [
    'a parameter set on the case that it scores',
    'riyadh-2017',
    'tunedOn: [patriot-1991]',
    'tunedOn: [riyadh-2017]',
    'cannot score it',
  ],
  [
    'a parameter set on an outcome that was not known yet',
    'riyadh-2017',
    'tunedOn: [patriot-1991]',
    'tunedOn: [kinzhal-2023]',
    'was not known by 2017-11-05',
  ],
  [
    'an outcome known before the as-of date',
    'f16-2018',
    'known: 2018-02-10',
    'known: 2018-02-09',
    'known before the as-of date',
  ],
  [
    'evidence that nothing uses',
    'shield-2025',
    'ready: { evidence: ready }',
    'reserve: null',
    'evidence ready is used by nothing',
  ],
  [
    'a forecast typed in',
    'u2-1960',
    'recipe: { kind: class }',
    'recipe: { kind: typed, forecast: 0.9 }',
    'kind is one of row, raid, record, class',
  ],
  [
    'a forecast typed in beside a recipe',
    'u2-1960',
    'recipe: { kind: class }',
    'recipe: { kind: class, forecast: 0.9 }',
    'a recipe class has no forecast',
  ],
];

test.each(plants)('refused: %s', async (_what, id, from, to, message) => {
  const findings = await checkWith(id, from, to);
  expect(findings.map((finding) => finding.message).join('\n')).toContain(message);
  expect(findings[0]).toMatchObject({ file: `backtests/${id}.yaml`, code: 'E_PARAMETER_PAPER' });
});
