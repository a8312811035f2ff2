import type { Case } from '../../../src/domain/case.ts';
import type { UnitGroup } from '../../../src/domain/posture.ts';
import type { Parameter } from '../../../src/domain/quantity.ts';
import type { LngLat } from '../../../src/domain/reference.ts';
import type { Dice } from './dice.ts';
import { arcToChord2, groundRadiusM, horizonM, toVector, type Vector } from './earth.ts';
import { describeArea, drawOnLines, drawPoint, keptRings, type Land } from './land.ts';

/** One post that can fire. */
export interface Post {
  readonly group: Group;
  readonly place: LngLat;
  readonly at: Vector;
  /** Rounds that this post has. */
  readonly rounds: number;
  readonly isWarned: boolean;
}

/** A group in one possible world; names as in the case, SI units. */
export interface Group {
  readonly form: UnitGroup;
  readonly value: (parameter: Parameter) => number;
  readonly launchers: number;
  /** Missiles that work. */
  readonly missiles: number;
  /** Posts manned in shifts, and while everybody is on duty. */
  readonly inPlace: number;
  readonly surgePosts: number;
  readonly suppressedShare: number;
  /** One cause silences every post. */
  readonly isSilent: boolean;
  /** Ground reach by altitude, and its chord squared. */
  readonly reachM: readonly number[];
  readonly reach2: readonly number[];
  readonly posts: readonly Post[];
}

/** Remembers each unknown's value: one a world, whoever asks. */
export function fixUnknowns(dice: Dice): (parameter: Parameter) => number {
  const known = new Map<string, number>();
  return ({ path, quantity }) => {
    if (!known.has(path)) known.set(path, dice.value(quantity.distribution));
    return known.get(path) as number;
  };
}

/** Tests of the areas of a case, by their ids. */
export type AreaTests = ReadonlyMap<string, (point: LngLat) => boolean>;

/** Prepares the areas of a case. */
export function describeAreas(land: Land, { groups }: Case): AreaTests {
  const placed = groups.flatMap((group) => group.areas);
  return new Map(placed.map(({ id, area }) => [id, describeArea(land, area)]));
}

/** Draws one group: how many posts there are, which can fire, where they stand. */
export function drawGroup(
  form: UnitGroup,
  { altitudesM, placement }: Case,
  value: (parameter: Parameter) => number,
  [land, areas]: readonly [Land, AreaTests],
  dice: Dice,
): Group {
  const share = (parameter: Parameter | null, otherwise: number): number =>
    parameter === null ? otherwise : value(parameter);
  const { launchers, missiles, inPlace, surgePosts } = countPosts(form, value);
  const suppressedShare = share(form.losses.suppressedShare, 0);
  const isSilent = dice.hits(share(form.losses.commonFailureProbability, 0));
  const { floorM, ceilingM, rangeM } = form.envelope;
  const reachM = altitudesM.map((heightM) =>
    heightM > 0 && (heightM < value(floorM) || heightM > value(ceilingM))
      ? 0
      : Math.min(groundRadiusM(value(rangeM), heightM), horizonM(heightM)),
  );
  const posts: Post[] = [];
  const group = {
    ...{ form, value, launchers, missiles, inPlace, surgePosts, suppressedShare, isSilent },
    ...{ reachM, reach2: reachM.map(arcToChord2), posts },
  };
  const homes = shareOut(
    inPlace,
    form.areas.map((each) => each.share),
  );
  const placed = form.areas.map(() => 0);
  for (let unit = 0; unit < inPlace; unit++) {
    const at = homes[unit];
    const before = placed[at]++;
    if (isSilent || !dice.hits(value(form.ready)) || dice.hits(suppressedShare)) continue;
    const total = homes.filter((home) => home === at).length;
    const stratum =
      placement === 'spread' ? ([before / total, (before + 1) / total] as const) : undefined;
    const { id, area } = form.areas[at];
    let point: LngLat;
    if (area.kind === 'perimeter') point = drawOnLines(keptRings(land), dice, stratum);
    else
      do point = drawPoint(land, dice);
      while (areas.get(id)?.(point) === false);
    const rounds =
      Math.floor((missiles * (unit + 1)) / launchers) - Math.floor((missiles * unit) / launchers);
    const isWarned = dice.hits(share(form.losses.connectedShare, 1));
    posts.push({ group, place: point, at: toVector(point), rounds, isWarned });
  }
  return group;
}

/**
 * Counts launchers, missiles that work, and posts that stand: each takes a launcher and a crew, and where missiles were counted a missile. What
 * exists is counted in whole pieces; shares of missiles are rounded.
 */
function countPosts(form: UnitGroup, value: (parameter: Parameter) => number) {
  const { countUnit, losses, crews } = form;
  const exists = losses.existingShare === null ? 1 : value(losses.existingShare);
  const works = losses.serviceableShare === null ? 1 : value(losses.serviceableShare);
  const claimed = Math.floor(Math.floor(value(form.count)) * exists);
  const isMissiles = countUnit === 'missile';
  const launchers =
    countUnit === 'operator'
      ? Math.floor(claimed / value(form.peoplePerUnit))
      : isMissiles
        ? Math.round(claimed * value(form.launchersPerMissile))
        : claimed;
  const owned = isMissiles ? claimed : Math.round(launchers * value(form.missilesPerLauncher));
  const missiles = Math.round(owned * works);
  const crewed = (hours: number): number =>
    crews === null
      ? Infinity
      : Math.floor(value(crews.operators) / ((value(crews.perPost) * 168) / hours));
  const most = isMissiles ? Math.min(launchers, missiles) : launchers;
  return {
    ...{ launchers, missiles },
    inPlace: Math.min(most, crewed(crews === null ? 168 : value(crews.hoursPerWeek))),
    surgePosts: Math.min(most, crewed(168)),
  };
}

/** Shares units out one by one: the next goes where share / (2 x units + 1) is largest (Webster; ties: the first). */
function shareOut(units: number, shares: readonly number[]): number[] {
  const got = shares.map(() => 0);
  return Array.from({ length: units }, () => {
    const claims = shares.map((share, i) => share / (2 * got[i] + 1));
    const at = claims.indexOf(Math.max(...claims));
    got[at]++;
    return at;
  });
}
