import type { Case } from '../domain/case.ts';
import type { World } from '../domain/world.ts';
import type { Instruments } from './create-instruments.ts';
import type { Observe } from './observe.ts';
import { makeBorderReading } from './read-border.ts';
import { createPostureWalk, groupsOf } from './walk-postures.ts';

/**
 * Prepares observing how long the gaps in the border are (k = 1): how many of each class, and which share of the perimeter lies in gaps of at least each of the case's
 * lengths. Lengths and numbers, never places.
 */
export function createGapLengths(each: Case, world: World, instruments: Instruments): Observe {
  const lengthsM = each.gapLengthsM ?? [];
  const altitudes = each.altitudesM.length;
  const { perimeter } = world;
  const classes = lengthsM.length + 1;
  // By altitude and class: number of gaps, and their length together.
  const gaps = new Float64Array(altitudes * classes);
  const togetherM = new Float64Array(altitudes * classes);
  const reading = makeBorderReading(altitudes, (altitude, lengthM) => {
    let at = 0;
    while (at < lengthsM.length && lengthM >= (lengthsM[at] as number)) at++;
    const to = altitude * classes + at;
    gaps[to] = (gaps[to] as number) + 1;
    togetherM[to] = (togetherM[to] as number) + lengthM;
  });
  const read = instruments.readBorder(altitudes);
  const walk = createPostureWalk(groupsOf(each), perimeter.lng.length, instruments.markPerimeter);
  const perAltitude = classes + lengthsM.length;

  /** Writes one altitude: the classes, then the shares, which are summed from the longest gaps down. */
  const write = (values: Float64Array, start: number, altitude: number): void => {
    const from = altitude * classes;
    for (let at = 0; at < classes; at++) values[start + at] = gaps[from + at] as number;
    let sumM = 0;
    for (let at = classes - 1; at > 0; at--) {
      sumM += togetherM[from + at] as number;
      values[start + classes + at - 1] = Math.min(1, sumM / perimeter.lengthM);
    }
  };
  return (draw, levels, values, offset) => {
    walk(draw, levels, (posture, covers) => {
      gaps.fill(0);
      togetherM.fill(0);
      read(covers, reading);
      for (let a = 0; a < altitudes; a++)
        write(values, offset + (posture * altitudes + a) * perAltitude, a);
    });
  };
}
