import type { Area } from '../../../src/domain/area.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { UnitGroup } from '../../../src/domain/posture.ts';
import type { Parameter } from '../../../src/domain/quantity.ts';
import type { Dice } from './dice.ts';
import { groundRadiusM, type Point } from './earth.ts';
import { drawOnLine, drawPoint, type Ground, isLand } from './land.ts';

/** What is asked about, with the areas of the groups and dice. */
export interface Setting extends Dice {
  readonly each: Case;
  readonly ground: Ground;
  readonly areas: ReadonlyMap<Area, (point: Point) => boolean>;
}

/** A possible world; a group in it; a post of that which can fire. */
export type World = ReturnType<typeof drawWorld>;
export type Group = World['groups'][number];
export type Post = Group['posts'][number];

/** What happens at a height when some posts are counted. */
export interface Scene extends World {
  readonly heightM: number;
  readonly posts: readonly (Post & { readonly reachM: number })[];
}

/** Value of an unknown in this world; where nothing is asked the other number. */
type Value = (parameter: Parameter | null | undefined, otherwise?: number) => number;

/** Draws a possible world. */
export function drawWorld(setting: Setting) {
  const { each, draw, hits } = setting;
  const known = new Map<string, number>();
  const value: Value = (parameter, otherwise = 1) => {
    if (!parameter) return otherwise;
    const { path, quantity } = parameter;
    known.set(path, known.get(path) ?? draw(quantity.distribution));
    return known.get(path) as number;
  };
  // How much of the daylight chance to see aircraft is left.
  const light = hits(value(each.detection?.nightShare, 0)) ? value(each.detection?.nightFactor) : 1;
  const groups = each.groups.map((form) => drawGroup(form, setting, value));
  return { ...setting, value, light, groups };
}

/** Draws a group: how many posts there are, which can fire, where they stand. */
function drawGroup(form: UnitGroup, setting: Setting, value: Value) {
  const { each, hits, uniform } = setting;
  const { envelope, losses } = form;
  const counts = countPosts(form, value);
  const { missiles, armed } = counts;
  const isSilent = hits(value(losses.commonFailureProbability, 0));
  const reaches = each.altitudesM.map((heightM) => {
    const isBeside = heightM < value(envelope.floorM) || heightM > value(envelope.ceilingM);
    return heightM > 0 && isBeside ? 0 : groundRadiusM(value(envelope.rangeM), heightM);
  });
  const posts = drawPlaces(form, counts.inPlace, setting).map((at, unit) => ({
    form,
    at,
    reaches,
    isReady: !isSilent && hits(value(form.ready)) && !hits(value(losses.suppressedShare, 0)),
    rounds: Math.floor((missiles * (unit + 1)) / armed) - Math.floor((missiles * unit) / armed),
    isWarned: hits(value(losses.connectedShare)),
    // Decides for each track whether the post sees what flies there.
    lucks: Array.from({ length: 65 }, uniform),
  }));
  return { form, ...counts, isSilent, posts: posts.filter(({ isReady }) => isReady) };
}

/** Counts what there is: a post takes a launcher, a missile that works, and a crew, in shifts or, for a surge, all at once. */
function countPosts({ countUnit, crews, losses, ...form }: UnitGroup, value: Value) {
  const count = Math.round(value(form.count) * value(losses.existingShare));
  const [isMissiles, isPeople] = [countUnit === 'missile', countUnit === 'operator'];
  let launchers = count;
  if (isMissiles) launchers = Math.round(count * value(form.launchersPerMissile));
  if (isPeople) launchers = Math.floor(count / value(form.peoplePerUnit));
  const owned = isMissiles ? count : launchers * value(form.missilesPerLauncher);
  const missiles = Math.round(owned * value(losses.serviceableShare));
  const armed = Math.min(launchers, missiles);
  const crewed = (hours: number): number =>
    crews === null || isPeople
      ? armed
      : Math.min(
          armed,
          Math.floor(value(crews.operators) / ((value(crews.perPost) * 168) / hours)),
        );
  const inPlace = crewed(value(crews?.hoursPerWeek));
  return { launchers, missiles, armed, inPlace, surgePosts: crewed(168) };
}

/** Draws where units stand: the next one in the area where share / (2 x units + 1) is largest (Webster). */
function drawPlaces({ areas }: UnitGroup, units: number, setting: Setting): Point[] {
  const { each, ground } = setting;
  const got = areas.map(() => 0);
  const homes = Array.from({ length: units }, () => {
    const claims = areas.map(({ share }, i) => share / (2 * got[i] + 1));
    const home = claims.indexOf(Math.max(...claims));
    return [home, got[home]++];
  });
  return homes.map(([home, before]) => {
    const { area } = areas[home];
    const isIn = setting.areas.get(area) as (point: Point) => boolean;
    const passes = (point: Point): boolean => isLand(ground, point) && isIn(point);
    if (area.kind !== 'perimeter') return drawPoint([0, 0], ground.halfM, passes, setting);
    const [part, parts] = each.placement === 'spread' ? [before, got[home]] : [0, 1];
    return drawOnLine(ground.rings.flat(), setting, part, parts);
  });
}
