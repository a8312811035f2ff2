import type { CaseIntruder } from '../../../src/domain/intruder.ts';
import type { Scene } from './cover.ts';
import type { Dice } from './dice.ts';
import type { Track } from './earth.ts';
import { look, type Sight, stretchWithin } from './fly.ts';
import type { Post } from './possible-world.ts';
import type { Note } from './rows.ts';

/** One flight of a raid over its track at one speed. */
interface Raid {
  readonly track: Track;
  readonly speedMps: number;
  readonly heightM: number;
}

interface Aircraft {
  readonly entersS: number;
  readonly standsOff: boolean;
  isAlive: boolean;
}

/** A post during a raid. */
interface Shooter {
  readonly post: Post;
  readonly alongM: number;
  readonly acrossM: number;
  readonly reachM: number;
  /** Where on the track it sees aircraft; null = it cannot fire at this raid. */
  readonly seesFromM: number | null;
  /** Rounds left, those of them on the launcher, and since when. */
  rounds: number;
  loaded: number;
  loadedS: number;
  /** Engagements under way, and rounds fired by aircraft. */
  fights: { readonly target: number; readonly endsS: number; readonly fired: number }[];
  readonly shots: number[];
}

/** Flies one raid, event by event: the next launch of any post at any aircraft, or the next intercept, whichever comes first. */
export function noteRaid(
  scene: Scene,
  [intruder, raid]: readonly [CaseIntruder, Raid],
  aircraft: readonly Aircraft[],
  sight: Sight,
  [dice, note]: readonly [Dice, Note],
): void {
  const shooters = scene.posts
    .filter((post) => stretchWithin(raid.track, post, post.group.reachM[scene.altitude]) !== null)
    .map((post) => takePost(post, scene, raid, sight, aircraft.length));
  let nowS = 0;
  let spent = 0;
  for (;;) {
    const launches = shooters.flatMap((shooter) =>
      aircraft.map((_, target) => ({
        shooter,
        atS: nextLaunchS(shooter, target, aircraft, raid, nowS),
      })),
    );
    const launch = launches.reduce((a, b) => (b.atS < a.atS ? b : a), {
      shooter: shooters[0],
      atS: Infinity,
    });
    const endS = Math.min(
      Infinity,
      ...shooters.flatMap(({ fights }) => fights.map((each) => each.endsS)),
    );
    nowS = Math.min(endS, launch.atS);
    if (nowS === Infinity) break;
    if (endS <= launch.atS)
      for (const shooter of shooters) endFights(shooter, aircraft, nowS, dice);
    else spent += fire(launch.shooter, aircraft, raid, nowS, dice);
  }
  const name = { measure: 'raid', ...scene, intruder: intruder.id };
  const leakers = aircraft.filter(({ isAlive }) => isAlive).length;
  note({ ...name, quantity: 'leakers' }, leakers);
  note({ ...name, quantity: 'no-leak' }, Number(leakers === 0));
  note({ ...name, quantity: 'missiles-spent' }, spent);
  note({ ...name, quantity: 'units-empty' }, shooters.filter(({ rounds }) => rounds === 0).length);
}

/** Draws when the aircraft of a raid enter and which of them stand off. */
export function drawAircraft(
  { count, arrivals }: CaseIntruder,
  spacingS: number,
  standOff: number,
  dice: Dice,
) {
  let entersS = 0;
  return Array.from({ length: count }, (_, j): Aircraft => {
    if (j > 0) entersS += arrivals === 'even' ? spacingS : dice.wait(spacingS);
    return { entersS, standsOff: dice.hits(standOff), isAlive: true };
  });
}

function takePost(post: Post, scene: Scene, raid: Raid, sight: Sight, targets: number): Shooter {
  const { value, form, reachM } = post.group;
  const isTooFast = raid.speedMps > value(form.weapon.targetSpeedMps);
  const seen = look(raid.track, post, sight, raid.heightM);
  return {
    ...{ post, ...raid.track.place(post.at), reachM: reachM[scene.altitude] },
    seesFromM: isTooFast || seen === null ? null : seen[0],
    rounds: post.rounds,
    loaded: Math.min(post.rounds, Math.round(value(form.weapon.readyRounds))),
    ...{ loadedS: 0, fights: [], shots: Array.from({ length: targets }, () => 0) },
  };
}

/** When a post may next launch at an aircraft, not before `nowS`; Infinity = never, or not before one of its engagements ends. */
function nextLaunchS(
  shooter: Shooter,
  target: number,
  aircraft: readonly Aircraft[],
  raid: Raid,
  nowS: number,
) {
  const { post, seesFromM, fights, shots } = shooter;
  const { form, value } = post.group;
  const { isAlive, standsOff, entersS } = aircraft[target];
  if (seesFromM === null || !isAlive || standsOff || shooter.loaded === 0) return Infinity;
  if (fights.length >= Math.round(value(form.weapon.channels))) return Infinity;
  if (fights.some((each) => each.target === target)) return Infinity;
  if (shots[target] >= (form.doctrine.shotsPerTarget ?? Infinity)) return Infinity;
  const knownS = entersS + seesFromM / raid.speedMps + value(form.weapon.reactionS);
  const fromS = Math.max(nowS, knownS, shooter.loadedS);
  // Launches count from now, or from a moment at which the intercept enters the envelope or leaves the minimum range.
  const { alongM, acrossM, reachM } = shooter;
  const near = Math.sqrt(Math.max(0, value(form.envelope.minRangeM) ** 2 - acrossM ** 2));
  const half = Math.sqrt(reachM ** 2 - acrossM ** 2);
  const moments = [-half, half, -near, near].map((asideM) => {
    const flightS = Math.hypot(asideM, acrossM, raid.heightM) / value(form.weapon.missileSpeedMps);
    return entersS + (alongM + asideM) / raid.speedMps - flightS;
  });
  const counting = [fromS, ...moments.filter((atS) => atS > fromS)].filter((atS) =>
    counts(shooter, raid, (atS - entersS) * raid.speedMps),
  );
  return Math.min(Infinity, ...counting);
}

/** Seconds from a launch to its intercept when the aircraft is `targetM` along the track: smallest positive root; Infinity = none. */
function flightS(
  { post, alongM, acrossM }: Shooter,
  { speedMps, heightM }: Raid,
  targetM: number,
): number {
  const missileMps = post.group.value(post.group.form.weapon.missileSpeedMps);
  // a tau^2 + 2 b tau + c = 0
  const a = speedMps ** 2 - missileMps ** 2;
  const b = speedMps * (targetM - alongM);
  const c = (targetM - alongM) ** 2 + acrossM ** 2 + heightM ** 2;
  const roots =
    a === 0 ? [-c / (2 * b)] : [-1, 1].map((sign) => (-b + sign * Math.sqrt(b * b - a * c)) / a);
  return Math.min(Infinity, ...roots.filter((root) => root > 0));
}

/** Tells whether an intercept lies in the envelope, outside the minimum range and before the track ends; a millimetre of slack for its edges. */
function counts(shooter: Shooter, raid: Raid, targetM: number): boolean {
  const { value, form } = shooter.post.group;
  const metM = targetM + raid.speedMps * flightS(shooter, raid, targetM);
  const groundM = Math.hypot(metM - shooter.alongM, shooter.acrossM);
  return (
    metM <= raid.track.lengthM + 1e-3 &&
    groundM <= shooter.reachM + 1e-3 &&
    groundM >= value(form.envelope.minRangeM) - 1e-3
  );
}

/** A post fires a salvo at one of the aircraft that it may launch at now. Returns the rounds. */
function fire(
  shooter: Shooter,
  aircraft: readonly Aircraft[],
  raid: Raid,
  nowS: number,
  dice: Dice,
): number {
  const { form, value } = shooter.post.group;
  const choice = aircraft.flatMap((_, target) =>
    nextLaunchS(shooter, target, aircraft, raid, nowS) <= nowS + 1e-9 ? [target] : [],
  );
  const target = choice[Math.floor(choice.length * dice.uniform())];
  const left = (form.doctrine.shotsPerTarget ?? Infinity) - shooter.shots[target];
  const fired = Math.min(form.doctrine.salvo, shooter.loaded, left);
  const endsS = nowS + flightS(shooter, raid, (nowS - aircraft[target].entersS) * raid.speedMps);
  shooter.fights.push({ target, endsS, fired });
  shooter.shots[target] += fired;
  shooter.rounds -= fired;
  shooter.loaded -= fired;
  if (shooter.loaded === 0) {
    shooter.loaded = Math.min(shooter.rounds, Math.round(value(form.weapon.readyRounds)));
    shooter.loadedS = nowS + value(form.weapon.reloadS);
  }
  return fired;
}

/** Settles a post's engagements that end now: each round kills or not. */
function endFights(
  shooter: Shooter,
  aircraft: readonly Aircraft[],
  nowS: number,
  dice: Dice,
): void {
  const { form, value } = shooter.post.group;
  for (const { target, endsS, fired } of shooter.fights) {
    if (endsS > nowS) continue;
    for (let round = 0; round < fired; round++)
      if (dice.hits(value(form.weapon.killProbability))) aircraft[target].isAlive = false;
  }
  shooter.fights = shooter.fights.filter(({ endsS }) => endsS > nowS);
}
