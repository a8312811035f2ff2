import type { Case, Scenario } from '../domain/case.ts';
import type { Host } from '../domain/host.ts';
import type { Measure } from '../domain/measure.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { Parameter } from '../domain/quantity.ts';
import type { Reference } from '../domain/reference.ts';
import { scaleDistribution } from '../domain/scale-distribution.ts';
import { supportOf } from '../domain/support.ts';
import { buildWorld } from '../world/build-world.ts';
import { chooseThresholds } from './choose-thresholds.ts';
import { designFixed } from './design-cases.ts';
import { evaluate } from './evaluate.ts';
import { curveTrials, placements } from './readiness-cases.ts';
import type { StartRunner } from './runner.ts';

/** Multiples of the stated count at which the border is read. */
export const countFactors = [0.25, 0.5, 1, 2, 4, 8] as const;

/** A group of more units than this is not tried. */
const mostUnits = 100_000;

/** A figure with its 95 % interval. */
export type CurveFigure = Pick<Measure, 'estimate' | 'interval' | 'trials'>;

/** The border against the number of units: counts alone vary, and where the units stand is what the line is called. */
export interface CountCurve {
  readonly posture: string;
  readonly label: string;
  /** Ascending by `factor`, the multiple of the stated count. */
  readonly points: readonly {
    readonly factor: number;
    /** Chance of a border without a gap (k = 1, ground footprint). */
    readonly chance: CurveFigure;
    /** Mean share of the perimeter within reach of a unit, in [0, 1]. */
    readonly share: CurveFigure;
  }[];
}

/** A case of the curve. */
interface CountCase {
  readonly label: string;
  readonly factor: number;
  readonly case: Case;
}

/**
 * Makes the cases behind the curve: the first posture at the ground, every group of it with a multiple of its stated count and of the people who man it, so
 * that posts grow with the count. Ranges, ready shares and whatever else is unknown are drawn as in the base case, and so is the count, where it
 * is one: at 1 the units are those of the base case. Empty where a count cannot be multiplied.
 */
export function makeCountCases(base: Case): readonly CountCase[] {
  const posture = base.postures[0];
  if (posture === undefined) return [];
  const groups = base.groups.filter((group) => posture.groups.includes(group.id));
  const most = Math.max(...groups.map(({ count }) => supportOf(count.quantity.distribution)[1]));
  const factors = countFactors.filter((factor) => factor <= 1 || factor * most <= mostUnits);
  const cases = placements.flatMap(({ label, slug, move }) =>
    factors.map((factor) => {
      const scaled = groups.map(move).map((group) => multiply(group, factor));
      const id = `counts-${slug}-${factor}`;
      return { label, factor, id, groups: scaled.filter((group) => group !== null) };
    }),
  );
  if (cases.some((each) => each.groups.length < groups.length)) return [];
  return cases.map(({ label, factor, id, groups: own }) => ({
    label,
    factor,
    case: {
      ...{ ...base, id, kind: 'variant', variant: id, placement: 'spread' },
      ...{ altitudesM: [0], intruders: [], postures: [posture], groups: own },
    },
  }));
}

function multiply(group: UnitGroup, factor: number): UnitGroup | null {
  const times = (parameter: Parameter): Parameter | null => {
    const distribution = scaleDistribution(parameter.quantity.distribution, factor);
    return distribution === null
      ? null
      : { ...parameter, quantity: { ...parameter.quantity, distribution } };
  };
  const count = times(group.count);
  const operators = group.crews && times(group.crews.operators);
  if (count === null || (group.crews !== null && operators === null)) return null;
  const crews = group.crews && operators && { ...group.crews, operators };
  return { ...group, count, crews };
}

/**
 * Measures the border at multiples of the stated count, 64 worlds a point, the same for every run of a seed. It is asked for, never part of a run: the
 * largest counts take longer than all of a run's readiness curve. Empty where no count can be multiplied, the scenario cannot be placed, or the user stopped it.
 */
export async function measureCountCurves(request: {
  readonly scenario: Scenario;
  readonly reference: Reference;
  readonly startRunner: StartRunner;
  readonly host: Host;
}): Promise<readonly CountCurve[]> {
  const { scenario, reference, host } = request;
  const base = scenario.cases[0] as Case;
  const made = makeCountCases(base);
  const cases = made.map((one) => one.case);
  const { world } = buildWorld({ ...scenario, cases }, reference);
  if (world === null || made.length === 0) return [];
  const { seed } = scenario.run;
  const setup = { cases, world, seed, thresholds: chooseThresholds(scenario), map: null };
  const runner = await request.startRunner(setup);
  try {
    const designs = cases.map(() => designFixed(['border'], curveTrials));
    const { measures } = await evaluate({ setup, runner, host, designs });
    return measures.length === 0 ? [] : gather(made, measures);
  } finally {
    await runner.close();
  }
}

function gather(made: readonly CountCase[], measures: readonly Measure[]): readonly CountCurve[] {
  const figure = (id: string, quantity: string): CurveFigure => {
    const row = measures.find(
      (one) => one.case === id && one.quantity === quantity && one.k === 1,
    ) as Measure;
    return { estimate: row.estimate, interval: row.interval, trials: row.trials };
  };
  return [...new Set(made.map(({ label }) => label))].map((label) => {
    const own = made.filter((one) => one.label === label);
    return {
      ...{ posture: own[0]?.case.postures[0]?.id ?? '', label },
      points: own.map(({ factor, case: { id } }) => ({
        ...{ factor, chance: figure(id, 'no-gap'), share: figure(id, 'guarded-share') },
      })),
    };
  });
}
