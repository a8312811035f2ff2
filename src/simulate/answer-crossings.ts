import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { Track } from '../kernel/geo/track.ts';
import { type CorridorGrid, createCorridorGrid } from '../kernel/index/corridor-grid.ts';
import { createRng } from '../kernel/random/stream.ts';
import { createTrackLayer, type Flight, groupFlights, type LayTrack } from './flights.ts';
import { crossingsPerWorld } from './fly-crossings.ts';
import { crossingQuantities, listCrossingSlots, listFlownAltitudes } from './list-rows.ts';
import { type Encounter, findLeastFiring, makeEncounter, prepareEncounter } from './meet-track.ts';
import type { Answer } from './observe.ts';
import type { Thresholds } from './thresholds.ts';
import { groupsOf } from './walk-postures.ts';

/** A posture against a class of a flight, at all altitudes that the class flies at; bit a of a word is altitude a. */
interface Slots {
  /** Place of the class in its flight. */
  readonly place: number;
  /** By group, whether it stands in the posture. */
  readonly has: readonly boolean[];
  /** The group that stands in the posture alone; -1 where there are several. */
  readonly alone: number;
  readonly altitudes: number;
  /** By altitude: rows of this class and of all classes together, from the first row of the measure. */
  readonly row: Int32Array;
  readonly rowOfAll: Int32Array;
  /** Altitudes of which the answer is open. */
  open: number;
  /** Open altitudes at which nobody that was asked can engage the crossing in work. */
  pending: number;
  /** By altitude, crossings that nobody can engage. */
  readonly missed: Int32Array;
}

interface FlownSlots {
  readonly lay: LayTrack;
  readonly intruders: readonly number[];
  readonly encounters: readonly Encounter[];
  /** Groups, the one with the fewest ready units first: what few units answer is not asked of many. */
  readonly order: number[];
  /** By group, whether an open posture has it alone: then it is asked before the others. */
  readonly firsts: Uint8Array;
  readonly slots: readonly Slots[];
}

/**
 * Prepares answering whether crossings are engaged often enough, without units met, exposure and survival. The tracks are those of the full measure, flown one after the
 * other only until every answer is known: four in a hundred may be missed, so most answers of no need a few tracks.
 */
export function createCrossingAnswer(
  each: Case,
  world: World,
  seed: number,
  thresholds: Thresholds,
): Answer {
  const all = listFlownAltitudes(each);
  const allStart = listCrossingSlots(each).length * crossingQuantities.length;
  const flights = listFlights(each, world, seed, allStart);
  const grids = each.groups.map(createCorridorGrid);
  const needed = thresholds.crossingShare * crossingsPerWorld;
  const engaged = each.groups.map(() => new Int32Array(each.intruders.length));
  return (draw, _levels, values, offset, wanted) => {
    const isWanted = (row: number): boolean => wanted === null || wanted[offset + row] === 1;
    values.fill(1, offset + allStart, offset + allStart + all.length);
    draw.groups.forEach(({ points, count, reachM }, g) => {
      if (reachM.some((reach) => reach > 0)) grids[g]?.sort(points, count, null);
    });
    for (const flight of flights) {
      start(flight, draw);
      const { slots } = flight;
      for (let s = 0; s < slots.length; s++)
        openSlots(slots[s] as Slots, flight, isWanted, values, offset);
      let isOpen = closeSlots(slots, 0, needed, isWanted, values, offset);
      for (let flown = 1; isOpen && flown <= crossingsPerWorld; flown++) {
        const isMissed = fly(flight, grids, flight.lay(draw.trial, flown - 1), engaged);
        // Fewer crossings than are needed decide nothing unless one is missed.
        if (isMissed || flown >= needed)
          isOpen = closeSlots(slots, flown, needed, isWanted, values, offset);
      }
    }
  };
}

function listFlights(each: Case, world: World, seed: number, allStart: number): FlownSlots[] {
  const rng = createRng(seed);
  return groupFlights(each.intruders).map((flight) => ({
    lay: createTrackLayer(world, flight, rng, 'crossing'),
    intruders: flight.intruders,
    encounters: each.groups.map(() =>
      makeEncounter(each.altitudesM.length, flight.intruders.length),
    ),
    order: each.groups.map((_, g) => g),
    firsts: new Uint8Array(each.groups.length),
    slots: listSlots(each, flight, allStart),
  }));
}

/** Lists the slots of a flight, those of one posture and class together. */
function listSlots(each: Case, { intruders }: Flight, allStart: number): Slots[] {
  const postures = groupsOf(each);
  const all = listFlownAltitudes(each);
  const holds = crossingQuantities.findIndex(([quantity]) => quantity === 'holds');
  const slots = new Map<string, Slots & { altitudes: number }>();
  listCrossingSlots(each).forEach(({ intruder, altitude, posture }, s) => {
    const place = intruders.indexOf(intruder);
    if (place < 0) return;
    const groups = postures[posture] as readonly number[];
    const known = slots.get(`${place} ${posture}`) ?? {
      place,
      has: each.groups.map((_, g) => groups.includes(g)),
      alone: groups.length === 1 ? (groups[0] as number) : -1,
      altitudes: 0,
      open: 0,
      pending: 0,
      row: new Int32Array(each.altitudesM.length),
      rowOfAll: new Int32Array(each.altitudesM.length),
      missed: new Int32Array(each.altitudesM.length),
    };
    known.altitudes |= 1 << altitude;
    known.row[altitude] = s * crossingQuantities.length + holds;
    known.rowOfAll[altitude] =
      allStart + all.findIndex((one) => one.posture === posture && one.altitude === altitude);
    slots.set(`${place} ${posture}`, known);
  });
  return [...slots.values()];
}

function start({ intruders, encounters, order }: FlownSlots, draw: Draw): void {
  const speeds = intruders.map((index) => draw.intruderSpeedMps[index] as number);
  draw.groups.forEach((group: DrawnGroup, g) => {
    prepareEncounter(encounters[g] as Encounter, group, speeds);
  });
  const countOf = (g: number): number => (draw.groups[g] as DrawnGroup).count;
  order.sort((a, b) => countOf(a) - countOf(b));
}

/** Opens the slots of a class and posture; what nobody can engage is missed by every crossing. */
function openSlots(
  slots: Slots,
  { encounters }: FlownSlots,
  isWanted: (row: number) => boolean,
  values: Float64Array,
  offset: number,
): void {
  slots.open = slots.altitudes;
  slots.missed.fill(crossingsPerWorld);
  for (let g = 0; g < encounters.length; g++) {
    const { levelOf, firstLevel, neededM } = encounters[g] as Encounter;
    if (slots.has[g] !== true || neededM[slots.place] === Number.POSITIVE_INFINITY) continue;
    for (let a = 0; a < levelOf.length; a++)
      if ((levelOf[a] as number) >= firstLevel) slots.missed[a] = 0;
  }
  // Rows that nobody wants are closed from the start.
  for (let bits = slots.open; bits !== 0; bits &= bits - 1) {
    const a = 31 - Math.clz32(bits & -bits);
    values[offset + (slots.row[a] as number)] = 0;
    if (!isWanted(slots.row[a] as number) && !isWanted(slots.rowOfAll[a] as number))
      slots.open &= ~(1 << a);
  }
}

/**
 * Closes the slots that so many crossings have decided, and writes their answers. What one class has decided for all is not asked of the others, unless their own rows are
 * wanted. Tells whether a slot is open still.
 */
function closeSlots(
  all: readonly Slots[],
  flown: number,
  needed: number,
  isWanted: (row: number) => boolean,
  values: Float64Array,
  offset: number,
): boolean {
  let open = 0;
  for (let s = 0; s < all.length; s++) {
    const slots = all[s] as Slots;
    for (let bits = slots.open; bits !== 0; bits &= bits - 1) {
      const a = 31 - Math.clz32(bits & -bits);
      const missed = slots.missed[a] as number;
      const rowOfAll = offset + (slots.rowOfAll[a] as number);
      const isFailed = crossingsPerWorld - missed < needed;
      const holds = !isFailed && flown - missed >= needed;
      if (isFailed) values[rowOfAll] = 0;
      else if (!holds && (values[rowOfAll] === 1 || isWanted(slots.row[a] as number))) continue;
      values[offset + (slots.row[a] as number)] = holds ? 1 : 0;
      slots.open &= ~(1 << a);
    }
    open |= slots.open;
  }
  return open !== 0;
}

/** Flies one crossing against every open slot: group by group, as long as a slot waits for one that can engage. Tells whether one waits still. */
function fly(
  { encounters, order, firsts, slots }: FlownSlots,
  grids: readonly CorridorGrid[],
  track: Track,
  engaged: readonly Int32Array[],
): boolean {
  firsts.fill(0);
  for (let s = 0; s < slots.length; s++) {
    const one = slots[s] as Slots;
    one.pending = one.open;
    if (one.open !== 0 && one.alone >= 0) firsts[one.alone] = 1;
  }
  // Whoever has to answer for a posture alone is asked in any case, and may answer for others.
  for (let first = 1; first >= 0; first--) {
    for (let i = 0; i < order.length; i++) {
      const g = order[i] as number;
      if (firsts[g] !== first) continue;
      const encounter = encounters[g] as Encounter;
      const firing = engaged[g] as Int32Array;
      if (!askGroup(encounter, grids[g] as CorridorGrid, track, slots, g, firing)) continue;
      for (let s = 0; s < slots.length; s++) {
        const one = slots[s] as Slots;
        if (one.has[g] === true) one.pending &= ~(firing[one.place] as number);
      }
    }
  }
  let isMissed = false;
  for (let s = 0; s < slots.length; s++) {
    const { pending, missed } = slots[s] as Slots;
    if (pending !== 0) isMissed = true;
    for (let bits = pending; bits !== 0; bits &= bits - 1) {
      const a = 31 - Math.clz32(bits & -bits);
      missed[a] = (missed[a] as number) + 1;
    }
  }
  return isMissed;
}

/** Finds the altitudes at which a group can engage each class that a slot waits for; false where no slot waits for it. */
function askGroup(
  encounter: Encounter,
  grid: CorridorGrid,
  track: Track,
  slots: readonly Slots[],
  g: number,
  firing: Int32Array,
): boolean {
  const { levels, levelOf, firstLevel } = encounter;
  let classes = 0;
  let asked = 0;
  for (let s = 0; s < slots.length; s++) {
    const { pending, has, place } = slots[s] as Slots;
    if (pending === 0 || has[g] !== true) continue;
    classes |= 1 << place;
    asked |= pending;
  }
  let least = levels;
  for (let bits = asked; bits !== 0; bits &= bits - 1) {
    const level = levelOf[31 - Math.clz32(bits & -bits)] as number;
    if (level >= firstLevel && level < least) least = level;
  }
  if (least === levels) return false;
  findLeastFiring(grid, track, encounter, least, classes);
  for (let bits = classes; bits !== 0; bits &= bits - 1) {
    const place = 31 - Math.clz32(bits & -bits);
    const from = encounter.leastFiring[place] as number;
    let altitudes = 0;
    for (let a = 0; a < levelOf.length; a++)
      if ((levelOf[a] as number) >= from) altitudes |= 1 << a;
    firing[place] = altitudes;
  }
  return true;
}
