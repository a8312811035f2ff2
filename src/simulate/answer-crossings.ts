import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { Track } from '../kernel/geo/track.ts';
import { type CorridorGrid, createCorridorGrid } from '../kernel/index/corridor-grid.ts';
import { createRng } from '../kernel/random/stream.ts';
import { createTrackLayer, groupFlights, type LayTrack } from './flights.ts';
import { crossingsPerWorld } from './fly-crossings.ts';
import { crossingQuantities, listCrossingSlots, listFlownAltitudes } from './list-rows.ts';
import { type Encounter, findLeastFiring, makeEncounter, prepareEncounter } from './meet-track.ts';
import type { Answer } from './observe.ts';
import type { Thresholds } from './thresholds.ts';
import { groupsOf } from './walk-postures.ts';

/** One class at one altitude against one posture: whether it is engaged often enough. */
interface Slot {
  /** Place of the class in its flight. */
  readonly place: number;
  readonly altitude: number;
  /** By group, whether it stands in the posture. */
  readonly has: readonly boolean[];
  /** Rows of this slot and of all classes together, from the first row of the measure. */
  readonly row: number;
  readonly rowOfAll: number;
  engaged: number;
  missed: number;
}

interface FlownSlots {
  readonly lay: LayTrack;
  readonly intruders: readonly number[];
  readonly encounters: readonly Encounter[];
  /** By group, the crossing that its encounter was told for last in this world; -1 for none. */
  readonly told: Int32Array;
  /** Groups, the one with the fewest ready units first: what few units answer is not asked of many. */
  readonly order: number[];
  readonly slots: readonly Slot[];
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
  const isFailed = ({ missed }: Slot): boolean => crossingsPerWorld - missed < needed;
  const open: Slot[] = [];
  return (draw, _levels, values, offset, wanted) => {
    const isWanted = (row: number): boolean => wanted === null || wanted[offset + row] === 1;
    // What one class has decided for all is not asked of the others, unless their own rows are wanted.
    const isOpen = (slot: Slot): boolean =>
      slot.engaged < needed &&
      !isFailed(slot) &&
      (isWanted(slot.row) || (isWanted(slot.rowOfAll) && values[offset + slot.rowOfAll] === 1));
    values.fill(1, offset + allStart, offset + allStart + all.length);
    draw.groups.forEach(({ points, count, reachM }, g) => {
      if (reachM.some((reach) => reach > 0)) grids[g]?.sort(points, count, null);
    });
    for (const flight of flights) {
      start(flight, draw);
      open.length = 0;
      for (const slot of flight.slots) {
        slot.engaged = 0;
        // What nobody can engage is missed by every crossing.
        slot.missed = canEngage(slot, flight) ? 0 : crossingsPerWorld;
        if (isFailed(slot)) values[offset + slot.rowOfAll] = 0;
      }
      for (const slot of flight.slots) if (isOpen(slot)) open.push(slot);
      for (let crossing = 0; crossing < crossingsPerWorld && open.length > 0; crossing++) {
        fly(flight, grids, flight.lay(draw.trial, crossing), crossing, open);
        for (const slot of open) if (isFailed(slot)) values[offset + slot.rowOfAll] = 0;
        let left = 0;
        for (const slot of open) if (isOpen(slot)) open[left++] = slot;
        open.length = left;
      }
      for (const slot of flight.slots) values[offset + slot.row] = slot.engaged >= needed ? 1 : 0;
    }
  };
}

function listFlights(each: Case, world: World, seed: number, allStart: number): FlownSlots[] {
  const rng = createRng(seed);
  const postures = groupsOf(each);
  const listed = listCrossingSlots(each);
  const all = listFlownAltitudes(each);
  const holds = crossingQuantities.findIndex(([quantity]) => quantity === 'holds');
  return groupFlights(each.intruders).map((flight) => ({
    lay: createTrackLayer(world, flight, rng, 'crossing'),
    intruders: flight.intruders,
    encounters: each.groups.map(() =>
      makeEncounter(each.altitudesM.length, flight.intruders.length),
    ),
    told: new Int32Array(each.groups.length),
    order: each.groups.map((_, g) => g),
    slots: listed.flatMap(({ intruder, altitude, posture }, s): Slot[] => {
      const place = flight.intruders.indexOf(intruder);
      const isSame = (one: (typeof all)[number]): boolean =>
        one.posture === posture && one.altitude === altitude;
      const slot = {
        ...{ place, altitude },
        has: each.groups.map((_, g) => (postures[posture] as readonly number[]).includes(g)),
        row: s * crossingQuantities.length + holds,
        rowOfAll: allStart + all.findIndex(isSame),
        ...{ engaged: 0, missed: 0 },
      };
      return place < 0 ? [] : [slot];
    }),
  }));
}

function start({ intruders, encounters, told, order }: FlownSlots, draw: Draw): void {
  const speeds = intruders.map((index) => draw.intruderSpeedMps[index] as number);
  draw.groups.forEach((group: DrawnGroup, g) => {
    prepareEncounter(encounters[g] as Encounter, group, speeds);
  });
  told.fill(-1);
  const countOf = (g: number): number => (draw.groups[g] as DrawnGroup).count;
  order.sort((a, b) => countOf(a) - countOf(b));
}

function canEngage({ place, altitude, has }: Slot, { encounters }: FlownSlots): boolean {
  return encounters.some(
    ({ levelOf, firstLevel, neededM }, g) =>
      has[g] === true &&
      (levelOf[altitude] as number) >= firstLevel &&
      (neededM[place] as number) < Number.POSITIVE_INFINITY,
  );
}

/** Flies one crossing against every open slot. */
function fly(
  { encounters, told, order }: FlownSlots,
  grids: readonly CorridorGrid[],
  track: Track,
  crossing: number,
  open: readonly Slot[],
): void {
  for (const slot of open) {
    let isEngaged = false;
    for (let i = 0; i < order.length && !isEngaged; i++) {
      const g = order[i] as number;
      if (slot.has[g] !== true) continue;
      const encounter = encounters[g] as Encounter;
      const level = encounter.levelOf[slot.altitude] as number;
      if (level < 0) continue;
      if (told[g] !== crossing) {
        findLeastFiring(grids[g] as CorridorGrid, track, encounter, leastAsked(encounter, g, open));
        told[g] = crossing;
      }
      isEngaged = level >= (encounter.leastFiring[slot.place] as number);
    }
    if (isEngaged) slot.engaged++;
    else slot.missed++;
  }
}

/** The least level of a group that an open slot may ask about. */
function leastAsked({ levels, levelOf }: Encounter, g: number, open: readonly Slot[]): number {
  let least = levels;
  for (const { altitude, has } of open) {
    const level = levelOf[altitude] as number;
    if (level >= 0 && level < least && has[g] === true) least = level;
  }
  return least;
}
