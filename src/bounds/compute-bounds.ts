import type { Bound } from '../domain/bound.ts';
import type { Case, Scenario } from '../domain/case.ts';
import type { CasePosture, UnitGroup } from '../domain/posture.ts';
import type { World } from '../domain/world.ts';
import { PI } from '../kernel/math/index.ts';
import { formatDecimal, formatInteger } from '../kernel/text/format-number.ts';
import { bestUnits, boundRadiusM, isBounded, type RangeEnd, rangeAt } from './best-end.ts';
import { boundCrews, listAmmunition } from './crews-and-ammunition.ts';
import { countSeparatedPoints } from './separated-points.ts';

/** One posture of a case at one end of the stated ranges and one altitude. */
interface Setting {
  readonly each: Case;
  readonly posture: CasePosture;
  readonly groups: readonly UnitGroup[];
  readonly end: RangeEnd;
  readonly altitudeM: number;
}

/**
 * Works out every closed-form bound of a scenario, before any simulation: area, border, points and crossing (by the ceiling), crews;
 * and the reference figures that are no bounds. A row says *impossible* only if it fails for every placement and every value inside
 * the stated ranges; `rangeM` tells for which end of the stated range the row is worked out.
 *
 * Source: measures §1; proofs in docs/methods/bounds.md.
 */
export function computeBounds(scenario: Scenario, world: World): Bound[] {
  const bounds: Bound[] = [];
  const separated = new Map<number, number>();
  const perimeterPoints = (radiusM: number): number => {
    const known = separated.get(radiusM);
    if (known !== undefined) return known;
    const count = countSeparatedPoints(world.perimeter.points, 2 * radiusM);
    separated.set(radiusM, count);
    return count;
  };
  const shares = new Map<string | null, number>([[null, 1]]);
  for (const question of scenario.questions) {
    if (question.areaShare !== null && question.areaShare < 1)
      shares.set(question.id, question.areaShare);
  }
  for (const each of scenario.cases) {
    // Best cases are bounded by the best ends of the case that they belong to.
    if (each.kind === 'best') continue;
    // What no placement can do no choice that bears on belts or points can do either: the base case's bounds hold.
    if (each.bearsOn !== undefined && each.perimeter === undefined) continue;
    for (const posture of each.postures) {
      const groups = posture.groups.map(
        (id) => each.groups.find((group) => group.id === id) as UnitGroup,
      );
      for (const end of endsOf(groups)) {
        for (const altitudeM of each.altitudesM) {
          const setting: Setting = { each, posture, groups, end, altitudeM };
          for (const [question, share] of shares)
            bounds.push(boundArea(setting, world, question, share));
          bounds.push(boundBorder(setting, perimeterPoints));
          bounds.push(...boundByCeiling(setting));
        }
        bounds.push(...listReferences({ each, posture, groups, end, altitudeM: 0 }, world));
      }
      bounds.push(...boundCrews(each, posture, groups), ...listAmmunition(each, posture, groups));
    }
  }
  return bounds;
}

/** The ends of the stated ranges that differ; none where a figure is unbounded, because then nothing can be excluded (measures §1). */
function endsOf(groups: readonly UnitGroup[]): RangeEnd[] {
  if (!groups.every(isBounded)) return [];
  const differ = groups.some((group) => rangeAt(group, 'low') !== rangeAt(group, 'high'));
  return differ ? ['low', 'high'] : ['high'];
}

function makeBound(
  setting: Setting,
  kind: Bound['kind'],
  interpretation: Bound['interpretation'],
  question: string | null,
  rest: Pick<Bound, 'needs' | 'claimed' | 'bestShare' | 'verdict' | 'formula' | 'proof' | 'source'>,
  label: string,
): Bound {
  const { each, posture, groups, end, altitudeM } = setting;
  const rangeM = groups.reduce((most, group) => Math.max(most, rangeAt(group, end)), 0);
  return {
    id: [
      each.id,
      posture.id,
      label,
      ...(question === null ? [] : [question]),
      String(rangeM),
      String(altitudeM),
    ].join('/'),
    kind,
    case: each.id,
    question,
    rangeM,
    interpretation,
    posture: posture.id,
    reading: each.reading,
    altitudeM,
    ...rest,
  };
}

function describePosts(groups: readonly UnitGroup[]): string {
  return groups
    .map((group) => `${formatInteger(bestUnits(group).posts)} ${group.systemName}`)
    .join(', ');
}

function totalPosts(groups: readonly UnitGroup[]): number {
  return groups.reduce((sum, group) => sum + bestUnits(group).posts, 0);
}

function ceilingProof(setting: Setting): string {
  return `No system of this posture reaches a target ${formatInteger(setting.altitudeM)} m above the post, so nothing is covered there at any count.`;
}

function boundArea(setting: Setting, world: World, question: string | null, share: number): Bound {
  const { groups, altitudeM, end } = setting;
  const radii = groups.map((group) => boundRadiusM(group, altitudeM, end));
  const discs = groups.map(
    (group, i) => bestUnits(group).posts * PI * (radii[i] as number) * (radii[i] as number),
  );
  const coveredM2 = discs.reduce((sum, disc) => sum + disc, 0);
  const wantedM2 = share * world.areaM2;
  const impossible = coveredM2 < wantedM2;
  const first = radii[0] ?? 0;
  const others = coveredM2 - (discs[0] ?? 0);
  const km2 = (m2: number): string => formatInteger(Math.round(m2 / 1e6));
  const bestShare = Math.min(1, coveredM2 / world.areaM2);
  const unreachable = coveredM2 === 0 && radii.every((radius) => radius === 0);
  return makeBound(
    setting,
    'bound',
    'area',
    question,
    {
      needs: first > 0 ? Math.ceil(Math.max(0, wantedM2 - others) / (PI * first * first)) : null,
      claimed: bestUnits(groups[0] as UnitGroup).posts,
      bestShare,
      verdict: impossible ? 'impossible' : 'not-excluded',
      formula: 'sum n pi rho^2 < s A',
      proof: unreachable
        ? ceilingProof(setting)
        : `${describePosts(groups)} cover at most ${km2(coveredM2)} km² if no two footprints overlap (ground radius ${radii.map((radius) => formatDecimal(radius / 1000, 2)).join(', ')} km), which is ${formatDecimal(100 * bestShare, 1)} % of the ${km2(world.areaM2)} km² of ${world.name}; ${formatDecimal(100 * share, 0)} % would have to be covered.`,
      source:
        'union bound: the area of a union is at most the sum of the areas; a disc on the ellipsoid is no larger than the flat one (Bishop-Gromov)',
    },
    'area',
  );
}

function boundBorder(setting: Setting, perimeterPoints: (radiusM: number) => number): Bound {
  const { groups, altitudeM, end } = setting;
  const reaching = groups
    .map((group) => ({ group, radiusM: boundRadiusM(group, altitudeM, end) }))
    .filter((each) => each.radiusM > 0 && bestUnits(each.group).posts > 0);
  const claimed = totalPosts(groups);
  const source =
    'packing bound: a disc of radius rho holds at most one of a set of points pairwise more than 2 rho apart; larger discs hold at most (1 + r / rho)^2';
  if (reaching.length === 0) {
    return makeBound(
      setting,
      'bound',
      'border',
      null,
      {
        needs: null,
        claimed,
        bestShare: null,
        verdict: 'impossible',
        formula: 'h > ceiling',
        proof: ceilingProof(setting),
        source,
      },
      'border',
    );
  }
  const least = reaching.reduce(
    (smallest, each) => Math.min(smallest, each.radiusM),
    Number.POSITIVE_INFINITY,
  );
  const needs = perimeterPoints(least);
  const holds = reaching.reduce((sum, each) => {
    const most =
      each.radiusM === least ? 1 : (1 + each.radiusM / least) * (1 + each.radiusM / least);
    return sum + bestUnits(each.group).posts * most;
  }, 0);
  return makeBound(
    setting,
    'bound',
    'border',
    null,
    {
      needs,
      claimed,
      bestShare: null,
      verdict: holds < needs ? 'impossible' : 'not-excluded',
      formula: 'sum n m >= M, m <= (1 + rho_i / rho_min)^2',
      proof: `${formatInteger(needs)} points of the perimeter lie pairwise more than ${formatDecimal((2 * least) / 1000, 2)} km apart, so one unbroken line takes at least ${formatInteger(needs)} units of ${formatDecimal(least / 1000, 2)} km ground radius; ${describePosts(groups)} are claimed.`,
      source,
    },
    'border',
  );
}

/** Named points and crossings are excluded only by height: no post reaches it. */
function boundByCeiling(setting: Setting): Bound[] {
  const { groups, altitudeM } = setting;
  // Asked of the best end for both rows: a height that only the longest stated range reaches is not excluded.
  const reaches = (group: UnitGroup): boolean =>
    boundRadiusM(group, altitudeM, 'high') > 0 && bestUnits(group).posts > 0;
  if (groups.some(reaches)) return [];
  return (['points', 'crossing', 'belt'] as const).map((interpretation) =>
    makeBound(
      setting,
      'bound',
      interpretation,
      null,
      {
        needs: null,
        claimed: totalPosts(groups),
        bestShare: null,
        verdict: 'impossible',
        formula: 'h > ceiling',
        proof: ceilingProof(setting),
        source: 'envelope: a slant range R and a ceiling H leave no point above min(R, H)',
      },
      interpretation,
    ),
  );
}

/** Figures that inform and bound nothing: length over diameter on a winding line, Kershner's covering density. */
function listReferences(setting: Setting, world: World): Bound[] {
  const { groups, end } = setting;
  if (groups.length !== 1) return [];
  const group = groups[0] as UnitGroup;
  const radiusM = boundRadiusM(group, 0, end);
  if (radiusM === 0) return [];
  const claimed = bestUnits(group).posts;
  const lengthRatio = Math.ceil(world.perimeter.mainRingLengthM / (2 * radiusM));
  const cover = Math.ceil((2 * world.areaM2) / (3 * Math.sqrt(3) * radiusM * radiusM));
  return [
    makeBound(
      setting,
      'reference',
      'border',
      null,
      {
        needs: lengthRatio,
        claimed,
        bestShare: null,
        verdict: 'not-excluded',
        formula: 'L / (2 rho)',
        proof: `The main ring of ${formatInteger(Math.round(world.perimeter.mainRingLengthM / 1000))} km, cut into diameters. On a winding line this is no bound: a disc can hold more line than its diameter.`,
        source: 'information only',
      },
      'border-reference',
    ),
    makeBound(
      setting,
      'reference',
      'area',
      null,
      {
        needs: cover,
        claimed,
        bestShare: Math.min(1, (claimed * 1.5 * Math.sqrt(3) * radiusM * radiusM) / world.areaM2),
        verdict: 'not-excluded',
        formula: '2 A / (3 sqrt(3) rho^2)',
        proof: `The thinnest cover of the plane by equal discs (density 2 pi / sqrt(27)) would take about ${formatInteger(cover)} units; the share is that of the largest hole-free region of the claimed units.`,
        source:
          'Kershner 1939, The number of circles covering a set, Am. J. Math. 61:665; asymptotic, so information only',
      },
      'area-reference',
    ),
  ];
}
