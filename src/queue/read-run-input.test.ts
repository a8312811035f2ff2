import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import { readRunInput } from './read-run-input.ts';
import { readStudyInput } from './read-study-input.ts';

const reference = createReference();
const claiming =
  'Publisher: The Courier\nDate: 2025-10-23\n\nPresident Nicolás Maduro said that Venezuela has 5,000 Igla-S missiles.\n';
const silent = 'Date: 2025-10-23\n\nThe weather was fine in the city.\n';

const read = (...texts: readonly (readonly [string, string])[]) =>
  readRunInput(
    {
      kind: 'reports',
      reports: texts.map(([name, text]) => ({ name, text })),
      ...{ asOf: null, trials: 64 },
    },
    reference,
    '2025-12-31',
  );
const readFile = (scenarioYaml: string, trials: number | null = 64) =>
  readRunInput(
    { kind: 'scenario', scenarioYaml, attachments: {}, trials },
    reference,
    '2025-12-31',
  );
const scenario = `skyproof: 1
asOf: 2025-10-23
territory: LUX
posture:
  - system: igla-s
    count: 10
    ready: 0.5
    where: [{ territory: true, share: 1 }]
`;

test('warnings of reading and drafting come with a run from reports', async () => {
  const { run, findings } = await read(['a.txt', claiming], ['b.txt', silent]);
  expect(run?.reports.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'W_REPORT_NO_CLAIM', file: 'b.txt' }),
  );
});

test('reports that claim nothing, or nothing that can be run, are an error that says so', async () => {
  const none = await read(['a.txt', silent]);
  expect(none.run).toBeNull();
  expect(none.findings.map(({ code }) => code)).toEqual(['W_REPORT_NO_CLAIM', 'E_INPUT_EMPTY']);
  const broken = await read(['a.txt', ''], ['b.txt', claiming]);
  expect(broken.run).toBeNull();
  expect(broken.findings.map(({ code }) => code)).toEqual(['E_REPORT_EMPTY']);
});

test('a text is read as its file would be: no folder in its name, no byte-order mark in it, the hash of all of it', async () => {
  const [plain, marked] = [
    await read(['a.txt', claiming]),
    await read(['in/a.txt', `\ufeff${claiming}`]),
  ];
  expect(marked.run?.reports).toEqual([
    { ...plain.run?.reports[0], sha256: marked.run?.inputs[0]?.sha256 },
  ]);
  expect(marked.run?.inputs[0]?.bytes).toBe((plain.run?.inputs[0]?.bytes ?? 0) + 3);
  expect(marked.run?.inputs[0]?.sha256).not.toBe(plain.run?.inputs[0]?.sha256);
});

test('what takes more than an hour of one thread is refused, whoever reads it', async () => {
  expect((await readFile(scenario)).run).not.toBeNull();
  const long = await readFile(scenario, 10_000_000);
  expect([long.run, long.findings.map(({ code }) => code)]).toEqual([null, ['E_RUN_LONG']]);
});

test('a scenario with terrain is refused where it says so, with the way out', async () => {
  const { run, findings } = await readFile(`${scenario}environment: { terrain: dem.tif }\n`);
  expect(run).toBeNull();
  expect(findings).toEqual([
    {
      ...{ code: 'E_TERRAIN_MISSING', severity: 'error', file: 'scenario.yaml' },
      ...{ line: 9, column: 25, path: 'environment.terrain' },
      message: expect.stringMatching(/dem\.tif.*`skyproof run scenario\.yaml`/),
    },
  ]);
});

test('a study of more points than a server runs is refused', () => {
  const study = (points: number): Extract<RunInput, { readonly kind: 'study' }> => ({
    kind: 'study',
    studyYaml: `skyproof-study: 1\nscenario: s.yaml\ndesign: { kind: sobol, points: ${points} }\nvary:\n  posture.igla-s.count: [10, 20]\nmeasures: [points]\n`,
    attachments: { 's.yaml': scenario },
  });
  expect(readStudyInput(study(20_000), reference).study?.points).toBe(20_000);
  const large = readStudyInput(study(20_001), reference);
  expect([large.study, large.findings.map(({ code }) => code)]).toEqual([null, ['E_RUN_LONG']]);
});
