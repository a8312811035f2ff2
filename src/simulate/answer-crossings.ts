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
import type { Observe } from './observe.ts';
import type { Thresholds } from './thresholds.ts';
import { groupsOf } from './walk-postures.ts';

/** One class at one altitude against one posture: whether it is engaged often enough. */
interface Slot {
  /** Place of the class in its flight. */
  readonly place: number;
  readonly altitude: number;
  readonly groups: readonly number[];
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
): Observe {
  const all = listFlownAltitudes(each);
  const allStart = listCrossingSlots(each).length * crossingQuantities.length;
  const flights = listFlights(each, world, seed, allStart);
  const grids = each.groups.map(createCorridorGrid);
  const needed = thresholds.crossingShare * crossingsPerWorld;
  const isOpen = ({ engaged, missed }: Slot): boolean =>
    engaged < needed && crossingsPerWorld - missed >= needed;
  const open: Slot[] = [];
  return (draw, _levels, values, offset) => {
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
        slot.missed = canEngage(slot, flight.encounters) ? 0 : crossingsPerWorld;
        if (isOpen(slot)) open.push(slot);
      }
      for (let crossing = 0; crossing < crossingsPerWorld && open.length > 0; crossing++) {
        fly(flight, grids, flight.lay(draw.trial, crossing), open);
        let left = 0;
        for (const slot of open) if (isOpen(slot)) open[left++] = slot;
        open.length = left;
      }
      for (const slot of flight.slots) {
        const holds = slot.engaged >= needed ? 1 : 0;
        values[offset + slot.row] = holds;
        if (holds === 0) values[offset + slot.rowOfAll] = 0;
      }
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
    slots: listed.flatMap(({ intruder, altitude, posture }, s): Slot[] => {
      const place = flight.intruders.indexOf(intruder);
      const isSame = (one: (typeof all)[number]): boolean =>
        one.posture === posture && one.altitude === altitude;
      const slot = {
        ...{ place, altitude, groups: postures[posture] as readonly number[] },
        row: s * crossingQuantities.length + holds,
        rowOfAll: allStart + all.findIndex(isSame),
        ...{ engaged: 0, missed: 0 },
      };
      return place < 0 ? [] : [slot];
    }),
  }));
}

function start({ intruders, encounters }: FlownSlots, draw: Draw): void {
  const speeds = intruders.map((index) => draw.intruderSpeedMps[index] as number);
  draw.groups.forEach((group: DrawnGroup, g) => {
    prepareEncounter(encounters[g] as Encounter, group, speeds);
  });
}

function canEngage({ place, altitude, groups }: Slot, encounters: readonly Encounter[]): boolean {
  return groups.some((g) => {
    const { levelOf, firstLevel, neededM } = encounters[g] as Encounter;
    return (
      (levelOf[altitude] as number) >= firstLevel &&
      (neededM[place] as number) < Number.POSITIVE_INFINITY
    );
  });
}

/** Flies one crossing against every open slot. */
function fly(
  { encounters }: FlownSlots,
  grids: readonly CorridorGrid[],
  track: Track,
  open: readonly Slot[],
): void {
  for (let g = 0; g < encounters.length; g++) {
    const encounter = encounters[g] as Encounter;
    const asked = leastAsked(encounter, g, open);
    findLeastFiring(grids[g] as CorridorGrid, track, encounter, asked);
  }
  for (const slot of open) {
    let isEngaged = false;
    for (let i = 0; i < slot.groups.length && !isEngaged; i++) {
      const { levelOf, leastFiring } = encounters[slot.groups[i] as number] as Encounter;
      isEngaged = (levelOf[slot.altitude] as number) >= (leastFiring[slot.place] as number);
    }
    if (isEngaged) slot.engaged++;
    else slot.missed++;
  }
}

/** The least level of a group that an open slot asks about; as many as there are where none does. */
function leastAsked({ levels, levelOf }: Encounter, g: number, open: readonly Slot[]): number {
  let least = levels;
  for (const { altitude, groups } of open) {
    const level = levelOf[altitude] as number;
    if (level >= 0 && level < least && groups.includes(g)) least = level;
  }
  return least;
}
