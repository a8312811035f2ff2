import type { Case } from '../domain/case.ts';
import type { UnitGroup } from '../domain/posture.ts';

/** Ready shares at which the curve "unbroken border against readiness" is drawn. */
export const curveShares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** Trials behind each point of the curve. */
export const curveTrials = 64;

/** Where the units of a curve's lines stand: as reported, and at their best for a border. */
export const placements: readonly {
  readonly label: string;
  readonly slug: string;
  readonly move: (group: UnitGroup) => UnitGroup;
}[] = [
  { label: 'where the reports put them', slug: 'reported', move: (group) => group },
  { label: 'all on the perimeter line', slug: 'perimeter', move: standOnPerimeter },
];

/** One line of the chart and the case behind it. */
export interface CurveLine {
  readonly label: string;
  readonly posture: string;
  readonly case: Case;
}

/**
 * Makes the cases behind the chart, one a line, each of which shows all ready shares in the same worlds: the first posture where the reports put it, and the same units all standing on the perimeter line,
 * which is the most that a border shield could ask of them. Unknowns other than readiness are drawn as in the base case.
 */
export function makeReadinessCases(base: Case): CurveLine[] {
  const posture = base.postures[0];
  if (posture === undefined) return [];
  const groups = base.groups.filter((group) => posture.groups.includes(group.id));
  return placements.map(({ label, slug, move }) => ({
    label,
    posture: posture.id,
    case: {
      ...base,
      id: `curve-${slug}`,
      kind: 'variant' as const,
      variant: `curve-${slug}`,
      placement: 'spread' as const,
      altitudesM: [0],
      readyShares: curveShares,
      intruders: [],
      postures: [posture],
      groups: groups.map(move).map((group) => fixReady(group, Math.max(...curveShares))),
    },
  }));
}

function standOnPerimeter(group: UnitGroup): UnitGroup {
  const first = group.areas[0];
  if (first === undefined) return group;
  return {
    ...group,
    areas: [
      {
        ...first,
        id: `${group.id}.perimeter`,
        label: 'on the perimeter line',
        area: { kind: 'perimeter' },
        share: 1,
      },
    ],
  };
}

function fixReady(group: UnitGroup, share: number): UnitGroup {
  return {
    ...group,
    ready: {
      ...group.ready,
      quantity: { ...group.ready.quantity, distribution: { kind: 'fixed', value: share } },
    },
  };
}
