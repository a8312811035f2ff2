import type { Case } from '../domain/case.ts';
import type { World } from '../domain/world.ts';
import { createRng } from '../kernel/random/stream.ts';
import { groupFlights } from './flights.ts';
import { createCrossingFlyer, crossingsPerWorld, makeCrossingReading } from './fly-crossings.ts';
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
  const flyers = groupFlights(each.intruders).map((flight) =>
    createCrossingFlyer(world, flight, rng, altitudes, postures),
  );
  const readings = each.intruders.map(() => postures.map(() => makeCrossingReading(altitudes)));
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
    for (const fly of flyers) fly(draw, readings);
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
