import type { Case } from '../domain/case.ts';
import type { World } from '../domain/world.ts';
import type { Instruments } from './create-instruments.ts';
import type { Observe } from './observe.ts';
import { makeBorderReading } from './read-border.ts';
import { createPostureWalk, groupsOf } from './walk-postures.ts';

/** Prepares observing the border: whether every perimeter point lies in at least k envelopes, guarded share, gaps. */
export function createBorder(each: Case, world: World, instruments: Instruments): Observe {
  const altitudes = each.altitudesM.length;
  const { perimeter } = world;
  const read = instruments.readBorder(altitudes);
  const reading = makeBorderReading(altitudes);
  const walk = createPostureWalk(groupsOf(each), perimeter.lng.length, instruments.markPerimeter);
  const totalM = perimeter.lengthM;
  const perPosture = 8 * altitudes;
  return (draw, levels, values, offset) => {
    walk(draw, levels, (posture, covers) => {
      read(covers, reading);
      const start = offset + posture * perPosture;
      for (let i = 0; i < 3 * altitudes; i++) {
        values[start + 2 * i] = reading.unbroken[i] as number;
        values[start + 2 * i + 1] = Math.min(1, (reading.guardedM[i] as number) / totalM);
      }
      for (let a = 0; a < altitudes; a++) {
        values[start + 6 * altitudes + 2 * a] = reading.gaps[a] as number;
        values[start + 6 * altitudes + 2 * a + 1] = reading.longestGapM[a] as number;
      }
    });
  };
}
