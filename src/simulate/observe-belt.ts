import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { Belt, World } from '../domain/world.ts';
import type { BeltInstruments } from './belt-instruments.ts';
import { createRingCloser } from './close-rings.ts';
import { coverMarkers } from './cover-markers.ts';
import type { Instruments } from './create-instruments.ts';
import { clearPosts, makeBeltPosts } from './find-belt-posts.ts';
import { type BeltLinks, makeBeltLinks, type NumberedPosts, rankPosts } from './link-belt-posts.ts';
import type { Observe } from './observe.ts';
import { makeReachLevels, type ReachLevels } from './reach-levels.ts';
import {
  type Closable,
  createBeltRefuter,
  farthestOf,
  type RefuteBelt,
  shorterThan,
} from './refute-belt.ts';
import { groupsOf } from './walk-postures.ts';
import { createPerimeterWatch } from './watch-perimeter.ts';

/**
 * Prepares observing the belt: whether no uncovered way leads from outside to a place deeper than the belt. A marker is closed at an altitude
 * if a post of the belt covers it, or a closed chain of overlapping envelopes winds round it; a perimeter without a gap closes all of them.
 * In a country without a place so deep its deepest place has to be closed.
 */
export function createBelt(each: Case, world: World, instruments: Instruments): Observe {
  const altitudes = each.altitudesM.length;
  const { markers } = world.belt;
  const deepestM = markers.depthM.reduce((most, depth) => Math.max(most, depth), 0);
  const groups = each.groups.map(() => ({
    posts: makeBeltPosts(),
    first: 0,
    covered: new Int32Array(markers.depthM.length),
  }));
  const postures = groupsOf(each).map((members) => makeState(members, altitudes));
  const pairs = listPairs(postures);
  const links = makeBeltLinks();
  const closeRings = createRingCloser(altitudes);
  const watch = createPerimeterWatch(world, altitudes, instruments);
  const sums = new Float64Array(altitudes);
  let refute: RefuteBelt | null = null;
  let nodes = 0;

  /** Finds the posts, and what they cover, of the postures that may be closed. */
  const survey = (draw: Draw, levels: readonly ReachLevels[], beltM: number): void => {
    const belt = instruments.belt();
    groups.forEach(({ posts, covered }, g) => {
      const own = levels[g] as ReachLevels;
      if (postures.some((state) => state.open !== 0 && state.groups.includes(g)))
        belt.findPosts(draw.groups[g] as DrawnGroup, own, beltM, posts);
      else clearPosts(posts);
      coverMarkers(markers, posts, own, belt.strips, beltM, covered);
    });
    nodes = rankPosts(groups, belt.cuts);
    for (const state of postures) look(state, groups, markers, beltM);
  };

  /** Looks for rings at the altitudes that are asked for, and asks for the rest of the open ones. */
  const search = (draw: Draw): void => {
    linkPairs(draw, instruments.belt(), groups, pairs, links, sums);
    for (const state of postures) {
      if (state.asked === 0) continue;
      const closed = closeRings(draw.groups, nodes, links, state);
      state.closed |= closed;
      state.open &= ~state.asked;
      for (let a = 0; a < altitudes; a++)
        if (((state.asked & ~closed) >>> (2 * a)) & 1)
          state.open &= ~shorterThan(draw.groups, state, a);
      state.asked = state.open;
    }
  };

  return (draw, levels, values, offset) => {
    const belt = instruments.belt();
    refute ??= createBeltRefuter(groups.length, markers, belt, postures);
    // A belt deeper than the land still has to shut off the deepest place: a deeper belt never holds less.
    const beltM = Math.min(draw.beltDepthM, deepestM - 1);
    refute(draw, levels, beltM);
    for (const state of postures) state.closed = 0;
    if (postures.some(({ open }) => open !== 0)) survey(draw, levels, beltM);
    // What is open where posts reach farthest is open where they reach less far: mostly one altitude is all that has to be linked.
    for (const state of postures) state.asked = farthestOf(draw.groups, state);
    while (postures.some(({ asked }) => asked !== 0)) search(draw);
    postures.forEach((state, posture) => {
      let { closed } = state;
      if ((state.unrefuted & ~closed) !== 0) closed |= watch(draw, levels, state.groups);
      for (let a = 0; a < altitudes; a++)
        values[offset + posture * altitudes + a] = (closed >>> (2 * a)) & 1;
    });
  };
}

interface CoveringGroup extends NumberedPosts {
  /** Altitudes (bit 2a) at which a post covers each marker. */
  readonly covered: Int32Array;
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
interface PostureState extends Closable {
  readonly stretches: GroupPair[];
  /** Markers deeper than the belt that no post covers, by altitude. */
  readonly needed: { readonly low: Int32Array; readonly high: Int32Array };
  /** Open altitudes at which rings are looked for next. */
  asked: number;
  /** Altitudes at which every marker deeper than the belt is covered or wound round. */
  closed: number;
}

function makeState(groups: readonly number[], altitudes: number): PostureState {
  return {
    groups,
    stretches: [],
    needed: { low: new Int32Array(altitudes), high: new Int32Array(altitudes) },
    open: 0,
    asked: 0,
    closed: 0,
    unrefuted: 0,
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

/** Sees which markers the posts of a posture leave uncovered, at the altitudes at which it may be closed. */
function look(
  state: PostureState,
  groups: readonly CoveringGroup[],
  markers: Belt['markers'],
  beltM: number,
): void {
  const { needed } = state;
  let reachable = 0;
  for (const g of state.groups) reachable |= groups[g]?.posts.reachable as number;
  reachable &= state.open;
  needed.low.fill(0);
  needed.high.fill(0);
  state.open = 0;
  for (let m = 0; m < markers.depthM.length; m++) {
    if ((markers.depthM[m] as number) <= beltM) continue;
    let missing = reachable;
    for (const g of state.groups) missing &= ~(groups[g]?.covered[m] as number);
    state.open |= missing;
    const words = m < 32 ? needed.low : needed.high;
    for (let a = 0; a < words.length; a++)
      if ((missing >>> (2 * a)) & 1) words[a] = (words[a] as number) | (1 << (m & 31));
  }
  state.closed = reachable & ~state.open;
}

/** Links the posts of every pair of groups at the altitudes that are asked for in a posture of theirs. */
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
    let asked = 0;
    for (const state of pair.postures) asked |= state.asked;
    for (let a = 0; a < sums.length; a++) {
      const [reachA, reachB] = [one.reachM[a] as number, other.reachM[a] as number];
      const isAsked = ((asked >>> (2 * a)) & 1) === 1 && reachA > 0 && reachB > 0;
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
