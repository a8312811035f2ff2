import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import { createRng, type Rng } from '../kernel/random/stream.ts';
import { groupFlights } from './flights.ts';
import {
  type CrossingReading,
  createCrossingFlyer,
  crossingsPerWorld,
  makeCrossingReading,
} from './fly-crossings.ts';
import { createSeenCrossingFlyer } from './fly-seen-crossings.ts';
import { crossingQuantities, listCrossingSlots, listFlownAltitudes } from './list-rows.ts';
import type { Observe } from './observe.ts';
import type { Thresholds } from './thresholds.ts';
import { groupsOf } from './walk-postures.ts';

/** Prepares observing crossings: 64 a world and flight; units met, exposure, chance of engagement and survival. */
export function createCrossing(
  each: Case,
  world: World,
  seed: number,
  thresholds: Thresholds,
): Observe {
  const altitudes = each.altitudesM.length;
  const rng = createRng(seed);
  const postures = groupsOf(each);
  const readings = each.intruders.map(() => postures.map(() => makeCrossingReading(altitudes)));
  const flyAll = createFlyers(each, world, rng, postures, readings);
  const perClass = crossingQuantities.length;
  const slots = listCrossingSlots(each);
  // The rows over all classes stand behind those of the single ones.
  const allStart = slots.length * perClass;
  const flown = listFlownAltitudes(each);
  const allOf = slots.map((slot) =>
    flown.findIndex(
      ({ posture, altitude }) => posture === slot.posture && altitude === slot.altitude,
    ),
  );
  return (draw, _levels, values, offset) => {
    values.fill(1, offset + allStart, offset + allStart + flown.length);
    flyAll(draw);
    slots.forEach((slot, s) => {
      const reading = readings[slot.intruder]?.[slot.posture];
      if (reading === undefined) return;
      const at = offset + s * perClass;
      const a = slot.altitude;
      values[at] = (reading.unitsMet[a] as number) / crossingsPerWorld;
      values[at + 1] = (reading.exposureS[a] as number) / crossingsPerWorld;
      values[at + 2] = (reading.engaged[a] as number) / crossingsPerWorld;
      values[at + 3] = (reading.survives[a] as number) / crossingsPerWorld;
      const holds =
        (reading.engaged[a] as number) >= thresholds.crossingShare * crossingsPerWorld ? 1 : 0;
      values[at + 4] = holds;
      if (holds === 0) values[offset + allStart + (allOf[s] as number)] = 0;
    });
  };
}

type Readings = readonly (readonly CrossingReading[])[];

function createFlyers(
  each: Case,
  world: World,
  rng: Rng,
  postures: readonly (readonly number[])[],
  readings: Readings,
): (draw: Draw) => void {
  const altitudes = each.altitudesM.length;
  const flights = groupFlights(each.intruders);
  if (each.detection === null) {
    const flyers = flights.map((flight) =>
      createCrossingFlyer(world, flight, rng, altitudes, postures),
    );
    return (draw) => {
      for (const fly of flyers) fly(draw, readings);
    };
  }
  const seen = postures.map(() => new Float64Array(altitudes));
  const flyers = flights.map((flight) =>
    createSeenCrossingFlyer(each, world, flight, rng, postures),
  );
  return (draw) => {
    for (const fly of flyers) fly(draw, readings, seen);
  };
}

/** Prepares observing detection: the share of the crossings that at least one post of a posture sees. */
export function createDetection(each: Case, world: World, seed: number): Observe {
  const altitudes = each.altitudesM.length;
  const rng = createRng(seed);
  const postures = groupsOf(each);
  const readings = each.intruders.map(() => postures.map(() => makeCrossingReading(altitudes)));
  const slots = listCrossingSlots(each);
  const flights = groupFlights(each.intruders).map((flight) => ({
    ...{ flight, fly: createSeenCrossingFlyer(each, world, flight, rng, postures) },
    seen: postures.map(() => new Float64Array(altitudes)),
  }));
  return (draw, _levels, values, offset) => {
    for (const { fly, seen } of flights) fly(draw, readings, seen);
    slots.forEach(({ intruder, posture, altitude }, s) => {
      const flown = flights.find(({ flight }) => flight.intruders.includes(intruder));
      values[offset + s] = (flown?.seen[posture]?.[altitude] ?? 0) / crossingsPerWorld;
    });
  };
}
