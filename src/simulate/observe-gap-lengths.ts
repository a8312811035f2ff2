import type { Case } from '../domain/case.ts';
import type { World } from '../domain/world.ts';
import type { Observe } from './observe.ts';
import type { BorderScan, ScannedPosture } from './scan-border.ts';

/**
 * Prepares observing how long the gaps in the border are (k = 1): how many of each class, and which share of the perimeter lies in gaps of at least each of the case's
 * lengths. Lengths and numbers, never places.
 */
export function createGapLengths(each: Case, world: World, border: BorderScan): Observe {
  const lengths = each.gapLengthsM?.length ?? 0;
  const altitudes = each.altitudesM.length;
  const totalM = world.perimeter.lengthM;
  const classes = lengths + 1;
  const perAltitude = classes + lengths;

  /** Writes one altitude: the classes, then the shares, which are summed from the longest gaps down. */
  const write = (
    values: Float64Array,
    start: number,
    { gaps, togetherM }: ScannedPosture,
    altitude: number,
  ): void => {
    const from = altitude * classes;
    for (let at = 0; at < classes; at++) values[start + at] = gaps[from + at] as number;
    let sumM = 0;
    for (let at = classes - 1; at > 0; at--) {
      sumM += togetherM[from + at] as number;
      values[start + classes + at - 1] = Math.min(1, sumM / totalM);
    }
  };
  return (draw, levels, values, offset) => {
    border.scan(draw, levels);
    border.scanned.forEach((scanned, posture) => {
      for (let a = 0; a < altitudes; a++)
        write(values, offset + (posture * altitudes + a) * perAltitude, scanned, a);
    });
  };
}
