import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import { structuralVariants } from '../domain/structural-variant.ts';
import { startLocalRunner } from '../pipeline/local-runner.ts';
import { runScenario } from '../pipeline/run-scenario.ts';
import { readScenario } from './read-scenario.ts';

const reference = createReference();
const head = `skyproof: 1
asOf: 2025-01-01
territory: SLV
posture: [{ system: igla-s, count: 200, where: [{ territory: true, share: 1 }] }]
`;
const read = (more: string) => readScenario(`${head}${more}`, 's.yaml', reference);

test('each listed choice makes a case that differs from the base case in that choice alone; none is made that is not listed', () => {
  const { scenario, findings } = read(`variants: [${structuralVariants.join(', ')}]\n`);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [base] = scenario?.cases ?? [];
  const made = structuralVariants.map((name) => scenario?.cases.find(({ id }) => id === name));
  expect(made.map((each) => each?.kind)).toEqual(structuralVariants.map(() => 'variant'));
  const turned = made.map((each) =>
    Object.keys(each ?? {}).filter(
      (key) =>
        !['id', 'kind', 'variant', 'set', 'bearsOn'].includes(key) &&
        JSON.stringify(each?.[key as keyof typeof each]) !==
          JSON.stringify(base?.[key as keyof typeof base]),
    ),
  );
  expect(turned).toEqual([
    ['placement'],
    ['readyInCommon'],
    ['perimeter'],
    ['beltDepthM'],
    ['beltDepthM'],
    ['cities'],
    ['cities'],
  ]);
  expect(read('').scenario?.cases.map(({ id }) => id)).toEqual(['base', 'random', 'best']);
});

test('a choice that the file makes itself, or that is none, is refused with its place', () => {
  const codes = (more: string) =>
    read(more)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ code, line }) => `${code} ${line}`);
  expect(codes('belt: { depthKm: 20 }\nvariants: [belt-10km]\n')).toEqual(['E_SCENARIO_TYPE 6']);
  expect(codes('perimeter: { dataset: 50m }\nvariants: [perimeter-50m]\n')).toEqual([
    'E_SCENARIO_TYPE 6',
  ]);
  expect(codes('variants: [moon]\n')).toHaveLength(1);
  expect(codes('variants: [clustered, clustered]\n')).toEqual([]);
  expect(codes('variants: []\n')).toEqual([]);
});

test('a choice runs what it bears on and is judged on that alone; another outline has a world and bounds of its own', async () => {
  const yaml = `${head}variants: [perimeter-50m, belt-10km, points-5]\n`;
  const { scenario } = readScenario(yaml, 's.yaml', reference);
  if (scenario === null) throw new Error('not read');
  const { assessment } = await runScenario({
    ...{ scenario, reference, scenarioYaml: yaml, trials: 64, startRunner: startLocalRunner },
    ...{ reports: [], reading: null, host: { isCancelled: () => false, elapsedMs: () => 0 } },
    ...{ onBounds: () => {}, onProgress: () => {}, peakMemoryMiB: () => 0 },
  });
  const { measures, verdicts, bounds } = assessment?.results ?? {
    ...{ measures: [], verdicts: [], bounds: [] },
  };
  const ran = (id: string) => [
    ...new Set(measures.filter((row) => row.case === id).map((row) => row.measure)),
  ];
  expect(ran('perimeter-50m').sort()).toEqual(['belt', 'border']);
  expect(ran('belt-10km')).toEqual(['belt']);
  expect(ran('points-5')).toEqual(['points']);
  const judged = (id: string) => [
    ...new Set(verdicts.filter((row) => row.case === id).map((row) => row.interpretation)),
  ];
  expect(judged('perimeter-50m').sort()).toEqual(['belt', 'border']);
  expect(judged('belt-10km')).toEqual(['belt']);
  expect(judged('points-5')).toEqual(['points']);
  const needs = (id: string) =>
    bounds.find((bound) => bound.case === id && bound.interpretation === 'border')?.needs ?? 0;
  // The coarser outline cuts corners: it is shorter, so fewer discs are needed.
  expect(needs('perimeter-50m')).toBeGreaterThan(0);
  expect(needs('perimeter-50m')).toBeLessThan(needs('base'));
});
