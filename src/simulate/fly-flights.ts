import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import { type CorridorGrid, createCorridorGrid } from '../kernel/index/corridor-grid.ts';
import { createCubeRanker, type RankPoints } from '../kernel/index/rank-by-cube.ts';
import { createRng } from '../kernel/random/stream.ts';
import { groupFlights } from './flights.ts';
import { type CrossingReading, createCrossingFlyer, makeCrossingReading } from './fly-crossings.ts';
import { createSeenCrossingFlyer, type SeenCounts } from './fly-seen-crossings.ts';
import { groupsOf } from './walk-postures.ts';

/** Size of the cubes that set the order in which units are added up, metres: part of what makes a sum the same to the last bit. */
export const cubeM = 30_000;

/** The crossings of all flights of a case in the world that was flown last. */
export interface FlownCrossings {
  /** Flies a world; one that was flown last is not flown again, so that measures may share it. */
  readonly fly: (draw: Draw) => void;
  /** By intruder, then posture. */
  readonly readings: readonly (readonly CrossingReading[])[];
  /** Crossings seen, by intruder (those of a flight share theirs), then posture; all 0 where detection is off. */
  readonly seen: readonly (readonly SeenCounts[])[];
}

/** Prepares flying the crossings of a case: 64 a world and flight. */
export function createFlownCrossings(each: Case, world: World, seed: number): FlownCrossings {
  const altitudes = each.altitudesM.length;
  const rng = createRng(seed);
  const postures = groupsOf(each);
  const readings = each.intruders.map(() => postures.map(() => makeCrossingReading(altitudes)));
  const grids = each.groups.map(createCorridorGrid);
  const seen: SeenCounts[][] = each.intruders.map(() => []);
  const flyers = groupFlights(each.intruders).map((flight) => {
    const own = postures.map(() => new Float64Array(altitudes));
    for (const intruder of flight.intruders) seen[intruder] = own;
    if (each.detection === null) {
      const fly = createCrossingFlyer(world, flight, rng, altitudes, postures);
      return (draw: Draw) => fly(draw, grids, readings);
    }
    const fly = createSeenCrossingFlyer(each, world, flight, rng, postures);
    return (draw: Draw) => fly(draw, readings, own);
  });
  const rank = createCubeRanker(cubeM);
  let flown: Draw | null = null;
  return {
    readings,
    seen,
    fly: (draw) => {
      if (flown === draw) return;
      flown = draw;
      if (each.detection === null) sortGroups(grids, draw, rank);
      for (const fly of flyers) fly(draw);
    },
  };
}

/** Sorts the ready units of every group that can engage at all: once a world, for all flights. */
function sortGroups(grids: readonly CorridorGrid[], draw: Draw, rank: RankPoints): void {
  draw.groups.forEach(({ points, count, reachM }, g) => {
    if (reachM.some((reach) => reach > 0)) grids[g]?.sort(points, count, rank(points, count));
  });
}
