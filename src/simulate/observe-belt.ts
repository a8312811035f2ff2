import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { BeltInstruments } from './belt-instruments.ts';
import { createRingCloser } from './close-rings.ts';
import { type BeltPlaces, coverPlaces, listBeltPlaces } from './cover-places.ts';
import type { Instruments } from './create-instruments.ts';
import { makeBeltPosts } from './find-belt-posts.ts';
import { type BeltLinks, makeBeltLinks, type RankedPosts, rankPosts } from './link-belt-posts.ts';
import { meetCuts } from './meet-cuts.ts';
import type { Observe } from './observe.ts';
import { makeReachLevels, type ReachLevels } from './reach-levels.ts';
import { groupsOf } from './walk-postures.ts';
import { createPerimeterWatch } from './watch-perimeter.ts';

/**
 * Prepares observing the belt: whether no uncovered way leads from outside to a place deeper than the belt. A marker is closed at an altitude
 * if a post of the belt covers it, or a closed chain of overlapping envelopes winds round it; a perimeter without a gap closes all of them.
 * In a country without a place so deep its deepest place has to be closed.
 */
export function createBelt(each: Case, world: World, instruments: Instruments): Observe {
  const altitudes = each.altitudesM.length;
  const places = listBeltPlaces(world);
  const groups = each.groups.map(() => ({
    ...{ posts: makeBeltPosts(), first: 0, ranks: new Int32Array(0) },
    covered: new Int32Array(places.count),
    met: new Int32Array(places.markers),
  }));
  const postures = groupsOf(each).map((members) => makeState(members, places, altitudes));
  const pairs = listPairs(postures);
  const links = makeBeltLinks();
  const closeRings = createRingCloser(altitudes);
  const watch = createPerimeterWatch(world, altitudes, instruments);
  const sums = new Float64Array(altitudes);

  let nodes = 0;

  /** Finds posts, and what they cover and meet, for every group and posture. */
  const survey = (
    draw: Draw,
    levels: readonly ReachLevels[],
    beltM: number,
    isRough: boolean,
  ): void => {
    const belt = instruments.belt();
    groups.forEach(({ posts, covered }, g) => {
      const own = levels[g] as ReachLevels;
      belt.findPosts(draw.groups[g] as DrawnGroup, own, beltM, posts, isRough);
      coverPlaces(places, posts, own, belt.strips, beltM, covered);
    });
    nodes = rankPosts(groups, belt.cuts);
    groups.forEach((group, g) => {
      meetCuts(belt.cuts, group, levels[g] as ReachLevels, group.met);
    });
    for (const state of postures) look(state, groups, places, beltM);
  };

  return (draw, levels, values, offset) => {
    const belt = instruments.belt();
    // A belt deeper than the land still has to shut off the deepest place: a deeper belt never holds less.
    const beltM = Math.min(draw.beltDepthM, places.deepestM - 1);
    // What is open with too many posts is open: mostly nothing has to be measured.
    survey(draw, levels, beltM, true);
    if (postures.some(({ open, settled }) => (open | settled) !== 0))
      survey(draw, levels, beltM, false);
    linkPairs(draw, belt, groups, pairs, links, sums);
    postures.forEach((state, posture) => {
      let closed = state.settled;
      if (state.open !== 0) closed |= closeRings(draw.groups, nodes, links, state);
      if ((state.unrefuted & ~closed) !== 0) closed |= watch(draw, levels, state.groups);
      for (let a = 0; a < altitudes; a++)
        values[offset + posture * altitudes + a] = (closed >>> (2 * a)) & 1;
    });
  };
}

interface CoveringGroup extends RankedPosts {
  /** Altitudes (bit 2a) at which a post covers each place. */
  readonly covered: Int32Array;
  /** Altitudes at which a post may reach the cut of each marker. */
  readonly met: Int32Array;
}

/** The links between the posts of two groups, or of one: a stretch of the list of links. */
interface GroupPair {
  readonly a: number;
  readonly b: number;
  /** Postures that hold both groups. */
  readonly postures: readonly PostureState[];
  start: number;
  end: number;
}

/** What one world shows of a posture before rings are looked for; altitudes as bits 2a. */
interface PostureState {
  readonly groups: readonly number[];
  readonly stretches: GroupPair[];
  readonly covered: Int32Array;
  /** Altitudes at which a post may reach the cut of each marker. */
  readonly met: Int32Array;
  /** Markers deeper than the belt that no post covers, by altitude. */
  readonly needed: { readonly low: Int32Array; readonly high: Int32Array };
  /** Altitudes at which there are such markers, and posts may reach the cuts of all of them. */
  open: number;
  /** Altitudes at which every marker deeper than the belt is covered. */
  settled: number;
  /** Altitudes at which no probe of the perimeter is seen uncovered. */
  unrefuted: number;
}

function makeState(groups: readonly number[], places: BeltPlaces, altitudes: number): PostureState {
  return {
    ...{ groups, stretches: [] },
    covered: new Int32Array(places.count),
    met: new Int32Array(places.markers),
    needed: { low: new Int32Array(altitudes), high: new Int32Array(altitudes) },
    ...{ open: 0, settled: 0, unrefuted: 0 },
  };
}

/** Lists the pairs of groups that stand together in a posture, and tells the postures of theirs. */
function listPairs(postures: readonly PostureState[]): GroupPair[] {
  const all = [...new Set(postures.flatMap((state) => state.groups))];
  const pairs = all.flatMap((a, i) =>
    all.slice(i).map((b): GroupPair => {
      const both = postures.filter(({ groups }) => groups.includes(a) && groups.includes(b));
      return { a, b, postures: both, start: 0, end: 0 };
    }),
  );
  for (const pair of pairs) for (const state of pair.postures) state.stretches.push(pair);
  return pairs.filter((pair) => pair.postures.length > 0);
}

/** Sees what the posts of a posture cover. */
function look(
  state: PostureState,
  groups: readonly CoveringGroup[],
  places: BeltPlaces,
  beltM: number,
): void {
  const { covered, met, needed } = state;
  let reachable = 0;
  covered.fill(0);
  met.fill(0);
  for (const g of state.groups) {
    const group = groups[g] as CoveringGroup;
    reachable |= group.posts.reachable;
    for (let p = 0; p < places.count; p++)
      covered[p] = (covered[p] as number) | (group.covered[p] as number);
    for (let p = 0; p < places.markers; p++) met[p] = (met[p] as number) | (group.met[p] as number);
  }
  needed.low.fill(0);
  needed.high.fill(0);
  state.open = 0;
  state.unrefuted = reachable;
  let isDeep = false;
  // Altitudes at which no post reaches the cut of a marker that has to be wound round.
  let free = 0;
  for (let p = 0; p < places.count; p++) {
    if ((places.depthM[p] as number) <= beltM) continue;
    if (p >= places.markers) {
      state.unrefuted &= covered[p] as number;
      continue;
    }
    isDeep = true;
    const missing = reachable & ~(covered[p] as number);
    state.open |= missing;
    free |= missing & ~(met[p] as number);
    const words = p < 32 ? needed.low : needed.high;
    for (let a = 0; a < words.length; a++)
      if ((missing >>> (2 * a)) & 1) words[a] = (words[a] as number) | (1 << (p & 31));
  }
  state.settled = isDeep ? reachable & ~state.open : 0;
  state.open &= ~free;
}

/** Links the posts of every pair of groups at the altitudes that are open in a posture of theirs. */
function linkPairs(
  draw: Draw,
  belt: BeltInstruments,
  groups: readonly CoveringGroup[],
  pairs: readonly GroupPair[],
  links: BeltLinks,
  sums: Float64Array,
): void {
  links.count = 0;
  for (const pair of pairs) {
    const [one, other] = [draw.groups[pair.a] as DrawnGroup, draw.groups[pair.b] as DrawnGroup];
    let open = 0;
    for (const state of pair.postures) open |= state.open;
    for (let a = 0; a < sums.length; a++) {
      const [reachA, reachB] = [one.reachM[a] as number, other.reachM[a] as number];
      const isAsked = ((open >>> (2 * a)) & 1) === 1 && reachA > 0 && reachB > 0;
      sums[a] = isAsked ? reachA + reachB : 0;
    }
    pair.start = links.count;
    belt.linkPosts(
      groups[pair.a] as CoveringGroup,
      groups[pair.b] as CoveringGroup,
      makeReachLevels(sums),
      links,
    );
    pair.end = links.count;
  }
}
