import type { Area } from '../../../src/domain/area.ts';
import type { UnitGroup } from '../../../src/domain/posture.ts';
import type { Parameter } from '../../../src/domain/quantity.ts';
import { type Dice, drawOnLine, drawPoint, groundRadiusM, type Point, type Test } from './earth.ts';
import type { Ground } from './land.ts';
import type { SlowQuestion } from './slow-model.ts';

/** What is asked about, with its areas, and dice. */
export interface Setting extends SlowQuestion, Dice {
  readonly ground: Ground;
  readonly areas: ReadonlyMap<Area, Test>;
}

/** A possible world. */
export type World = ReturnType<typeof drawWorld>;

/** A group in it, and one of the posts of that which can fire. */
export type Group = World['groups'][number];
export type Post = Group['posts'][number] & { readonly reachM: number };

/** What happens at a height when some groups are counted. */
export interface Scene extends World {
  readonly heightM: number;
  readonly posts: readonly Post[];
}

/** Value of an unknown in this world; where there is none the other number. */
type Value = (parameter: Parameter | null | undefined, otherwise?: number) => number;

/** Draws a possible world; `light` is how much of the daylight chance to see aircraft is left. */
export function drawWorld(setting: Setting) {
  const { each, draw, hits } = setting;
  const known = new Map<Parameter, number>();
  const value: Value = (parameter, otherwise = 1) => {
    if (!parameter) return otherwise;
    known.set(parameter, known.get(parameter) ?? draw(parameter.quantity.distribution));
    return known.get(parameter) as number;
  };
  const light = hits(value(each.detection?.nightShare, 0)) ? value(each.detection?.nightFactor) : 1;
  const groups = each.groups.map((form) => drawGroup(form, setting, value));
  return { ...setting, value, light, groups };
}

/** Draws a group: how many posts there are, which can fire, where they stand. */
function drawGroup(form: UnitGroup, setting: Setting, value: Value) {
  const { hits, uniform } = setting;
  const { envelope, losses } = form;
  const counts = countPosts(form, value);
  const isSilent = hits(value(losses.commonFailureProbability, 0));
  const canFire = (): boolean =>
    !isSilent && hits(value(form.ready)) && !hits(value(losses.suppressedShare, 0));
  const roundsTo = (unit: number): number => Math.floor((counts.missiles * unit) / counts.armed);
  const posts = drawPlaces(form, counts.inPlace, setting).map((at, unit) => ({
    ...{ form, at, rounds: roundsTo(unit + 1) - roundsTo(unit) },
    isWarned: hits(value(losses.connectedShare)),
    // Decides for each track whether the post sees what flies there.
    lucks: Array.from({ length: 65 }, uniform),
  }));
  const reachAtM = (heightM: number): number => {
    const isBeside = heightM < value(envelope.floorM) || heightM > value(envelope.ceilingM);
    return heightM > 0 && isBeside ? 0 : groundRadiusM(value(envelope.rangeM), heightM);
  };
  return { form, ...counts, isSilent, reachAtM, posts: posts.filter(canFire) };
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
  const man = (hours: number): number => {
    if (crews === null || isPeople) return armed;
    const people = (value(crews.perPost) * 168) / hours;
    return Math.min(armed, Math.floor(value(crews.operators) / people));
  };
  const inPlace = man(value(crews?.hoursPerWeek));
  return { launchers, missiles, armed, inPlace, surgePosts: man(168) };
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
    const passes: Test = (at) => ground.isLand(at) && setting.areas.get(area)?.(at) === true;
    if (area.kind !== 'perimeter') return drawPoint(passes, setting, ground.halfM);
    const [part, parts] = each.placement === 'spread' ? [before, got[home]] : [0, 1];
    return drawOnLine(ground.rings.flat(), setting, part, parts);
  });
}
