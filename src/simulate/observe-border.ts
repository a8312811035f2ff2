import type { Case } from '../domain/case.ts';
import type { World } from '../domain/world.ts';
import type { Observe } from './observe.ts';
import type { BorderScan } from './scan-border.ts';

/** Prepares observing the border: whether every perimeter point lies in at least k envelopes, guarded share, gaps. */
export function createBorder(each: Case, world: World, border: BorderScan): Observe {
  const altitudes = each.altitudesM.length;
  const totalM = world.perimeter.lengthM;
  const perPosture = 8 * altitudes;
  return (draw, levels, values, offset) => {
    border.scan(draw, levels);
    border.scanned.forEach(({ reading }, posture) => {
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
