import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bound } from '../../src/domain/bound.ts';
import { measureNames } from '../../src/domain/measure.ts';
import { exactChecks } from '../../src/pipeline/validate/exact-checks.ts';
import { simulatedChecks } from '../../src/pipeline/validate/simulated-checks.ts';
import { sumByGrade } from '../../src/publish/grade-shares.ts';
import { makeCard } from '../../tools/card/make-card.mjs';
import { compareWithProduct, readEquations } from '../../tools/card/read-equations.mjs';

// The card says which code, test and source each equation has. A card that could not be wrong would say nothing: each fault is planted in a copy.

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'skyproof-card-'));

beforeAll(() => {
  for (const name of ['src', 'test']) symlinkSync(join(root, name), join(copy, name));
  for (const name of ['data', 'docs'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
});

afterAll(() => {
  for (const name of ['src', 'test']) unlinkSync(join(copy, name));
  rmSync(copy, { recursive: true });
});

/** A kind of bound that is not listed here does not compile. */
const boundKinds: Readonly<Record<Bound['interpretation'], true>> = {
  ...{ area: true, border: true, belt: true, points: true, crossing: true },
  ...{ crews: true, ammunition: true },
};

const product = {
  measures: [...measureNames, 'sizing'],
  bounds: Object.keys(boundKinds),
  checks: [...exactChecks(), ...simulatedChecks()].map((check) => check.id),
};

test('every measure, every bound and every closed form has its equation, and none is named that does not exist', () => {
  const { equations, findings } = readEquations(root);
  expect(findings).toEqual([]);
  expect(compareWithProduct(equations, product)).toEqual([]);
});

test('what no equation names, and what only an equation names, is told', () => {
  const [{ equations }, more] = [readEquations(root), { ...product, measures: ['terrain'] }];
  const told = compareWithProduct(equations, more);
  expect(told[0]).toBe('no equation names terrain (measures)');
  expect(told).toContain('coverage: the product has no coverage (measures)');
  const fewer = { ...product, checks: product.checks.filter((id) => !id.startsWith('raid-')) };
  expect(compareWithProduct(equations, fewer)).toEqual([
    'raid: the product has no raid-* (checks)',
  ]);
});

const places = /^ {4}src\/simulate\/observe-points\.ts: .*$/m;

test.each([
  ['a file', places, '    src/simulate/observe-point.ts: [createPoints]', /no file src/],
  ['an export', places, '    src/simulate/observe-points.ts: [createPoint]', /no export "createP/],
  ['a test', /k \+ 1 never beats k/, 'k + 2 never beats k', /has no test "k \+ 2/],
  ['a page', /page: points\.md/, 'page: point.md', /no page docs\/methods\/point\.md/],
  ['a source', /^ {2}source: Inclusion.*\n/m, '', /source is missing/],
])('an equation that names %s that does not exist is refused', (_, hole, filling, message) => {
  const file = join(copy, 'data/model/equations.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(hole);
  writeFileSync(file, text.replace(hole, filling));
  try {
    const { card, findings } = makeCard(copy);
    expect(card).toBeNull();
    expect(findings.map((finding) => finding.message)).toEqual([expect.stringMatching(message)]);
    expect(findings[0]?.message).toMatch(/^points: /);
  } finally {
    writeFileSync(file, text);
  }
});

test('a number that the code no longer holds is refused', () => {
  const file = join(copy, 'data/model/choices.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('crossingsPerWorld = 64', 'crossingsPerWorld = 65'));
  try {
    const told = makeCard(copy).findings.map((finding) => finding.message);
    expect(told).toEqual([expect.stringMatching(/does not hold ".*crossingsPerWorld = 65/)]);
  } finally {
    writeFileSync(file, text);
  }
});

function runTool(...options: string[]): { readonly status: number | null; readonly told: string } {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'tools/model-card.mjs'), ...options],
    { env: { ...process.env, SKYPROOF_CHECK_ROOT: `${copy}/` }, encoding: 'utf8' },
  );
  return { status, told: stderr };
}

test('a card that is not what its sources say is refused, until it is written again', () => {
  const card = join(copy, 'docs/model-card.md');
  const text = readFileSync(card, 'utf8');
  expect(runTool('--check')).toEqual({ status: 0, told: '' });
  writeFileSync(card, text.replace('**1**', '**4**'));
  expect(runTool('--check').told).toMatch(/run `node tools\/model-card\.mjs`/);
  expect(runTool('--check').status).toBe(1);
  expect(runTool()).toEqual({ status: 0, told: '' });
  expect(readFileSync(card, 'utf8')).toBe(text);
});

/** Level and evidence of a factor in the card's table. */
function rowOf(card: string | null, factor: string): readonly string[] {
  const line = card?.split('\n').find((each) => each.startsWith(`| ${factor} |`));
  return line?.split(' | ').slice(2, 4) ?? [];
}

test('figures are those of the evidence; without it neither figure nor level is claimed', () => {
  const evidence = JSON.parse(readFileSync(join(root, 'docs/evidence.json'), 'utf8'));
  const { planted, ...steps } = evidence.steps;
  const changed = { steps: { ...steps, planted: { ...planted, caught: 7, planted: 9 } } };
  expect(rowOf(makeCard(root, changed).card, 'Code verification')).toEqual([
    '**3**',
    expect.stringContaining('Planted errors caught – 7 of 9.'),
  ]);
  for (const lacking of [
    { steps },
    { steps: { ...steps, planted: { ...planted, pass: false } } },
  ]) {
    expect(rowOf(makeCard(root, lacking).card, 'Code verification')[0]).toBe('not yet measured');
  }
  expect(makeCard(root, { steps }).card).toContain('Planted errors caught – not yet measured.');
  const bare = makeCard(root, {}).card;
  expect(rowOf(bare, 'Management')[0]).toBe('not yet measured');
  expect(bare).toContain('Read at: not yet measured.');
});

test('shares of the variance by grade are shown where the evidence has them', () => {
  const row = { case: 'base', posture: 'a', interpretation: 'border', altitudeM: 1000 };
  const index = (unknown: string, firstOrder: number, totalEffect: number) => ({
    ...{ unknown, firstOrder, totalEffect },
  });
  const gradeShares = sumByGrade(
    [{ ...row, unknowns: [index('q', 0.5, 0.625), index('n', 0.25, 0.25)] }],
    [
      { unknown: 'q', grade: 'F6', kind: 'assumption' },
      { unknown: 'n', grade: 'B2', kind: 'claim' },
    ],
  );
  const { card } = makeCard(root, { steps: { assessment: { gradeShares } } });
  expect(card).toContain('| case | posture | meaning | height | B2 | assumption | rest |');
  expect(card).toContain('| base | a | border | 1,000 m | 25 % (25 %) | 50 % (63 %) | 25 % |');
  expect(makeCard(root, {}).card).toContain('on which grade.** Not yet measured.');
});
