import type { CaseIntruder } from '../../../src/domain/intruder.ts';
import { apartM, drawOnLine, drawPoint, groundRadiusM, type Point } from './earth.ts';
import type { Post, Scene, World } from './world.ts';

/** A straight flight; `number` tells it from others. */
export type Track = ReturnType<typeof drawTrack>;

/** Draws a track from a side, uniform by length, to a point within 25 km of a place, uniform by area. */
export function drawTrack(world: World, { from, towards }: CaseIntruder, number: number) {
  const { border, coast, cities } = world.ground;
  const side = { border, coast, any: [...border, ...coast] }[from.kind];
  const start = drawOnLine(side, world);
  const city = cities[+towards.slice('city '.length)];
  const end = drawPoint((point) => apartM(point, city) <= 25_000, world, 25_000, city);
  const lengthM = apartM(start, end);
  const [east, north] = [(end[0] - start[0]) / lengthM, (end[1] - start[1]) / lengthM];
  /** Metres along the track from its start, and across. */
  const place = ([x, y]: Point) => {
    const [dx, dy] = [x - start[0], y - start[1]];
    return [dx * east + dy * north, dx * north - dy * east] as const;
  };
  return { number, lengthM, place };
}

/** A stretch of a track, metres from its start; where the end comes first there is none. */
type Stretch = readonly [from: number, to: number];
const nowhere: Stretch = [Infinity, -Infinity];
const common = (a: Stretch, b: Stretch): Stretch => [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
const sizeOf = ([from, to]: Stretch): number => Math.max(0, to - from);

/** The stretch of a track within a ground distance of a place. */
function within(track: Track, at: Point, radiusM: number): Stretch {
  const [alongM, acrossM] = track.place(at);
  if (radiusM <= 0 || Math.abs(acrossM) > radiusM) return nowhere;
  const half = Math.sqrt(radiusM ** 2 - acrossM ** 2);
  return common([0, track.lengthM], [alongM - half, alongM + half]);
}

/** The stretches on which a post reaches, is too near to fire at, and sees what flies a track. */
function meet(track: Track, post: Post, scene: Scene) {
  const { value, light, heightM, each } = scene;
  const inside = within(track, post.at, post.reachM);
  const near = within(track, post.at, value(post.form.envelope.minRangeM));
  if (each.detection === null) return { inside, near, seen: [0, track.lengthM] as const };
  const sightM = groundRadiusM(value(each.detection.visibilityM), heightM);
  const inSight = within(track, post.at, sightM);
  // Who is not warned looks about at random.
  const swept = (value(each.detection.searchWidthM) * sizeOf(inSight)) / (Math.PI * sightM ** 2);
  const chance = light * (post.isWarned ? 1 : 1 - Math.exp(-swept));
  return { inside, near, seen: post.lucks[track.number] < chance ? inSight : nowhere };
}

/** Flies crossings of one class; gives means of the tracks. */
export function flyCrossings(scene: Scene, intruder: CaseIntruder, tracks: readonly Track[]) {
  const { value } = scene;
  const speedMps = value(intruder.speedMps);
  const means = { 'units-met': 0, 'exposure-s': 0, engaged: 0, survives: 0, seen: 0 };
  for (const track of tracks) {
    let survives = 1;
    let isSeen = false;
    for (const post of scene.posts) {
      const { targetSpeedMps, reactionS, killProbability } = post.form.weapon;
      const { inside, near, seen } = meet(track, post, scene);
      const secondsOf = (stretch: Stretch): number =>
        (sizeOf(stretch) - sizeOf(common(stretch, near))) / speedMps;
      const usableS = secondsOf(common(inside, seen));
      if (seen[0] < seen[1]) isSeen = true;
      if (inside[0] < inside[1]) means['units-met'] += 1 / tracks.length;
      means['exposure-s'] += secondsOf(inside) / tracks.length;
      if (usableS > 0 && usableS >= value(reactionS) && speedMps <= value(targetSpeedMps))
        survives *= 1 - value(killProbability);
    }
    means.survives += survives / tracks.length;
    // Who is engaged may be killed.
    means.engaged += Number(survives < 1) / tracks.length;
    means.seen += Number(isSeen) / tracks.length;
  }
  return means;
}

/** Draws when the aircraft of a raid enter and which of them stand off. */
function drawAircraft(intruder: CaseIntruder, { hits, wait, value }: World) {
  const spacingS = value(intruder.spacingS);
  let entersS = 0;
  return Array.from({ length: intruder.count }, (_, i) => {
    if (i > 0) entersS += intruder.arrivals === 'even' ? spacingS : wait(spacingS);
    return { entersS, isAlive: true, standsOff: hits(value(intruder.standOffShare, 0)) };
  });
}

type Aircraft = ReturnType<typeof drawAircraft>[number];

const countRounds = (salvos: readonly { readonly rounds: number }[]): number =>
  salvos.reduce((sum, { rounds }) => sum + rounds, 0);

/** Prepares a post for a raid: it tells when it may next launch at an aircraft, and fires. Missiles fly straight, and faster than aircraft. */
function takePost(post: Post, track: Track, speedMps: number, scene: Scene) {
  const { value } = scene;
  const { weapon, doctrine } = post.form;
  const [missileMps, readyRounds] = [value(weapon.missileSpeedMps), value(weapon.readyRounds)];
  const { inside, near, seen } = meet(track, post, scene);
  const [alongM, acrossM] = track.place(post.at);
  const asideM = Math.hypot(acrossM, scene.heightM);
  const launchS = (metM: number): number =>
    metM / speedMps - Math.hypot(metM - alongM, asideM) / missileMps;
  const isTooFast = speedMps > value(weapon.targetSpeedMps);
  const knownS = isTooFast ? Infinity : seen[0] / speedMps + value(weapon.reactionS);
  // Launches that count, seconds from the moment at which an aircraft enters.
  const windows = [common(inside, [0, near[0]]), common(inside, [near[1], Infinity])]
    .filter((stretch) => sizeOf(stretch) > 0)
    .map(([from, to]) => common([launchS(from), launchS(to)], [knownS, Infinity]));
  const salvos: { target: Aircraft; rounds: number; chance: number; endsS: number }[] = [];
  const countLeft = (at: Aircraft): number =>
    (doctrine.shotsPerTarget ?? Infinity) -
    countRounds(salvos.filter(({ target }) => target === at));
  let loaded = Math.min(post.rounds, readyRounds);
  let loadedS = 0;
  const nextLaunchS = (target: Aircraft, nowS: number): number => {
    const flying = salvos.filter(({ endsS }) => endsS > nowS);
    const isFree = flying.length < value(weapon.channels) && loaded > 0;
    const isBusyWith = flying.some((salvo) => salvo.target === target);
    if (!isFree || isBusyWith || !target.isAlive || countLeft(target) === 0) return Infinity;
    const launches = windows.map(([from, to]) => {
      const atS = Math.max(nowS, loadedS, target.entersS + from);
      return atS <= target.entersS + to ? atS : Infinity;
    });
    return Math.min(...launches);
  };
  const fire = (target: Aircraft, nowS: number): void => {
    // Positive root of (missileMps t)^2 = (leftM - speedMps t)^2 + asideM^2.
    const leftM = alongM - speedMps * (nowS - target.entersS);
    const [a, b] = [missileMps ** 2 - speedMps ** 2, speedMps * leftM];
    const flightS = (Math.sqrt(b ** 2 + a * (leftM ** 2 + asideM ** 2)) - b) / a;
    const rounds = Math.min(doctrine.salvo, loaded, countLeft(target));
    const chance = 1 - (1 - value(weapon.killProbability)) ** rounds;
    salvos.push({ target, rounds, chance, endsS: nowS + flightS });
    loaded -= rounds;
    if (loaded > 0) return;
    loaded = Math.min(post.rounds - countRounds(salvos), readyRounds);
    loadedS = nowS + value(weapon.reloadS);
  };
  return { post, salvos, nextLaunchS, fire };
}

/** Flies a raid from event to event: the next launch of any post at any aircraft, or the next intercept. Nobody fires at aircraft that stand off. */
export function flyRaid(scene: Scene, intruder: CaseIntruder, track: Track) {
  const { hits, uniform, value } = scene;
  const aircraft = drawAircraft(intruder, scene);
  const targets = aircraft.filter(({ standsOff }) => !standsOff);
  const shooters = scene.posts
    .filter((post) => sizeOf(meet(track, post, scene).inside) > 0)
    .map((post) => takePost(post, track, value(intruder.speedMps), scene));
  for (let nowS = 0; nowS < Infinity; ) {
    const launches = shooters.map(({ nextLaunchS }) =>
      Math.min(...targets.map((target) => nextLaunchS(target, nowS))),
    );
    const flying = shooters.flatMap(({ salvos }) => salvos.filter(({ endsS }) => endsS > nowS));
    const endS = Math.min(...flying.map(({ endsS }) => endsS));
    nowS = Math.min(endS, ...launches);
    for (const { target, endsS, chance } of flying)
      if (endsS === nowS && hits(chance)) target.isAlive = false;
    if (nowS === endS) continue;
    const { nextLaunchS, fire } = shooters[launches.indexOf(nowS)];
    const choice = targets.filter((target) => nextLaunchS(target, nowS) === nowS);
    fire(choice[Math.floor(choice.length * uniform())], nowS);
  }
  const leakers = aircraft.filter(({ isAlive }) => isAlive).length;
  const rounds = shooters.map(({ salvos }) => countRounds(salvos));
  const spent = rounds.reduce((sum, each) => sum + each, 0);
  const empty = shooters.filter(({ post }, i) => post.rounds === rounds[i]).length;
  const noLeak = Number(leakers === 0);
  return { leakers, 'no-leak': noLeak, 'missiles-spent': spent, 'units-empty': empty };
}
