import type { Case, Scenario } from '../domain/case.ts';
import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import type { Reference } from '../domain/reference.ts';
import type { TerrainGrid, TerrainUse } from '../domain/terrain.ts';
import { buildWorld } from '../world/build-world.ts';
import { findOutline } from '../world/outline.ts';
import { chooseThresholds } from './choose-thresholds.ts';
import { type CaseDesign, designCases, designFixed } from './design-cases.ts';
import { chooseCellM } from './map-cells.ts';
import { keepOwnWorld } from './other-worlds.ts';
import { partGaps } from './part-gaps.ts';
import { type CurveLine, curveTrials, makeReadinessCases } from './readiness-cases.ts';
import type { RunSetup } from './runner.ts';
import { sightScenario } from './terrain/sight-scenario.ts';

/** What a run is going to do, before it does anything. */
export interface RunPlan {
  /** The cases of the scenario, then those behind the chart. */
  readonly setup: RunSetup;
  readonly designs: readonly CaseDesign[];
  readonly lines: readonly CurveLine[];
  /** The scenario, its groups with what they see over the ground. */
  readonly scenario: Scenario;
  /** null where the earth is smooth. */
  readonly terrain: TerrainUse | null;
}

/**
 * Plans a run: the world, the cases that stand in it and how far each of them goes. The same scenario and trials give the same plan, whoever makes it. Returns
 * findings and no plan when the scenario cannot be placed in its territory.
 */
export function planRun(request: {
  readonly scenario: Scenario;
  readonly reference: Reference;
  readonly trials: number | null;
  readonly terrain?: TerrainGrid;
  readonly host?: Pick<Host, 'sweepView'>;
}): { readonly plan: RunPlan | null; readonly findings: readonly Finding[] } {
  const { reference, trials } = request;
  const unsighted = keepOwnWorld(request.scenario);
  // The chart is about the ground, of which terrain takes nothing away.
  const lines = makeReadinessCases(unsighted.cases[0] as Case);
  const curves = lines.map((line) => line.case);
  const { world, findings: placed } = buildWorld(
    { ...unsighted, cases: [...unsighted.cases, ...curves] },
    reference,
  );
  if (world === null) return { plan: null, findings: placed };
  const { terrain: heights, host } = request;
  const { sighted, findings } = sightScenario(request.scenario, world, heights, host);
  if (sighted === null) return { plan: null, findings };
  const scenario = keepOwnWorld(sighted.scenario);
  const cases = [...scenario.cases, ...curves];
  // A reference that lacks the outline of another world says so now, not when the trials are done.
  for (const { perimeter } of request.scenario.cases)
    if (perimeter !== undefined) findOutline(scenario.territory, reference, perimeter);
  const { precision, precisionAsked, seed } = scenario.run;
  const setup: RunSetup = {
    cases: cases.map((each) => partGaps(each, world)),
    world,
    seed,
    thresholds: chooseThresholds(scenario),
    map: { case: 0, posture: 0, cellM: chooseCellM(world.areaM2) },
  };
  const designs = [
    ...designCases(scenario.cases, {
      precision,
      precisionAsked,
      trials,
      measures: scenario.measures.filter((name) => name !== 'sizing'),
    }),
    ...curves.map(() => designFixed(['readiness-curve'], curveTrials)),
  ];
  const { terrain } = sighted;
  return { plan: { setup, designs, lines, scenario: sighted.scenario, terrain }, findings };
}
