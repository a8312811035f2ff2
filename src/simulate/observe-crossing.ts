import type { Case } from '../domain/case.ts';
import { crossingsPerWorld } from './fly-crossings.ts';
import type { FlownCrossings } from './fly-flights.ts';
import {
  type CrossingSlot,
  crossingQuantities,
  listCrossingSlots,
  listFlownAltitudes,
} from './list-rows.ts';
import type { Observe } from './observe.ts';
import type { Thresholds } from './thresholds.ts';

/** Prepares observing crossings: units met, exposure, chance of engagement and survival. */
export function createCrossing(each: Case, flown: FlownCrossings, thresholds: Thresholds): Observe {
  const perClass = crossingQuantities.length;
  const slots = listCrossingSlots(each);
  // The rows over all classes stand behind those of the single ones.
  const allStart = slots.length * perClass;
  const altitudes = listFlownAltitudes(each);
  const allOf = slots.map((slot) =>
    altitudes.findIndex(
      ({ posture, altitude }) => posture === slot.posture && altitude === slot.altitude,
    ),
  );
  return (draw, _levels, values, offset) => {
    values.fill(1, offset + allStart, offset + allStart + altitudes.length);
    flown.fly(draw);
    for (let s = 0; s < slots.length; s++) {
      const slot = slots[s] as CrossingSlot;
      const reading = flown.readings[slot.intruder]?.[slot.posture];
      if (reading === undefined) continue;
      const at = offset + s * perClass;
      const a = slot.altitude;
      const engaged = reading.engaged[a] as number;
      values[at] = (reading.unitsMet[a] as number) / crossingsPerWorld;
      values[at + 1] = (reading.exposureS[a] as number) / crossingsPerWorld;
      values[at + 2] = engaged / crossingsPerWorld;
      values[at + 3] = (reading.survives[a] as number) / crossingsPerWorld;
      const holds = engaged >= thresholds.crossingShare * crossingsPerWorld ? 1 : 0;
      values[at + 4] = holds;
      if (holds === 0) values[offset + allStart + (allOf[s] as number)] = 0;
    }
  };
}

/** Prepares observing detection: the share of the crossings that at least one post of a posture sees. */
export function createDetection(each: Case, flown: FlownCrossings): Observe {
  const slots = listCrossingSlots(each);
  return (draw, _levels, values, offset) => {
    flown.fly(draw);
    slots.forEach(({ intruder, posture, altitude }, s) => {
      const seen = flown.seen[intruder]?.[posture]?.[altitude] as number;
      values[offset + s] = seen / crossingsPerWorld;
    });
  };
}
