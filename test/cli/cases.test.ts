import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createReference } from '../../src/atlas/reference.ts';
import { gatherClaims } from '../../src/cli/gather-claims.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { draftAssessment } from '../../src/pipeline/draft-assessment.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';

const folder = fileURLToPath(new URL('../../examples/cases/', import.meta.url));
const reference = createReference();
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const pinned: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(join(folder, 'digests.json'), 'utf8'),
);

const isError = (finding: Finding): boolean => finding.severity === 'error';

/** The reports of a case with their claims, and the scenario that is drafted from them. */
async function draft(name: string) {
  const claimsFile = join(folder, name, 'claims.json');
  const gathered = await gatherClaims(
    [join(folder, name, 'reports')],
    reference,
    existsSync(claimsFile) ? { claims: claimsFile } : {},
    () => {},
    async () => {},
  );
  const { reports, reading } = gathered;
  const drafted = draftAssessment({
    ...{ reports, reading, reference, asOf: null, today: '2026-11-30' },
    ...{ territory: null, seed: null, precision: null },
  });
  return { ...gathered, ...drafted, findings: [...gathered.findings, ...drafted.findings] };
}

test('there are six cases or more, of six countries or more, and each is pinned', async () => {
  expect(cases.length).toBeGreaterThanOrEqual(6);
  expect(Object.keys(pinned).sort()).toEqual(cases);
  const countries = cases.map(
    (name) =>
      /^territory: ([A-Z]{3})$/m.exec(
        readFileSync(join(folder, name, 'scenario.yaml'), 'utf8'),
      )?.[1],
  );
  expect(new Set(countries).size).toBeGreaterThanOrEqual(6);
  for (const digest of Object.values(pinned).flatMap((pages) => Object.values(pages)))
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
});

test.each(cases)(
  '%s: its reports say whose summary they are, and are drafted without an error',
  async (name) => {
    const { reports, reading, yaml, findings } = await draft(name);
    expect(findings.filter(isError)).toEqual([]);
    expect(yaml).not.toBeNull();
    expect(reports.length).toBeGreaterThanOrEqual(1);
    expect(reports.length).toBeLessThanOrEqual(3);
    for (const report of reports) {
      expect(report.publisher).toMatch(/\(a summary in the words of Skyproof\)$/);
      expect(report.address).toMatch(/^https?:\/\//);
      expect(report.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(reading.claims.some((claim) => claim.report === report.id)).toBe(true);
    }
  },
);

test.each(cases)(
  '%s: its scenario is the draft or says what was changed, and reads without an error',
  async (name) => {
    const held = readFileSync(join(folder, name, 'scenario.yaml'), 'utf8');
    const isChanged = /^# Changed by hand: \S/m.test(held);
    // Where this fails after a change of the reader, `npm run prove -- cases --pin` writes the draft anew.
    const { reading, yaml } = await draft(name);
    if (!isChanged) expect(held).toBe(yaml);
    const { scenario, findings } = readScenario(held, 'scenario.yaml', reference);
    expect(findings.filter(isError)).toEqual([]);
    const known = new Set(reading.claims.map((claim) => claim.id));
    const asked = scenario?.questions.map((question) => question.claim) ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((claim) => claim === null || !known.has(claim))).toEqual([]);
    expect(Object.keys(pinned[name] ?? {})).toEqual(isChanged ? ['assess', 'run'] : ['assess']);
  },
);

test.each(cases)(
  '%s: its page names the commands that make it, its sources and what is known since',
  (name) => {
    const page = readFileSync(join(folder, name, 'README.md'), 'utf8');
    const here = `examples/cases/${name}`;
    const claims = existsSync(join(folder, name, 'claims.json'))
      ? ` --claims ${here}/claims.json`
      : '';
    expect(page).toContain(`main.js assess ${here}/reports${claims} --out `);
    for (const command of Object.keys(pinned[name] ?? {}))
      expect(page).toMatch(new RegExp(`<!-- what ${command} says -->\n> \\S`));
    if ('run' in (pinned[name] ?? {}))
      expect(page).toContain(`main.js run ${here}/scenario.yaml --out `);
    for (const part of [
      '**Claim.**',
      '**Why it is interesting.**',
      '**What decides.**',
      '## What is known since',
      '| source | date | grade | for |',
    ])
      expect(page).toContain(part);
  },
);
