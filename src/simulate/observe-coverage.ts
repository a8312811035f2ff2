import type { Case } from '../domain/case.ts';
import type { World } from '../domain/world.ts';
import type { Instruments } from './create-instruments.ts';
import type { Observe } from './observe.ts';
import type { Thresholds } from './thresholds.ts';
import { createPostureWalk, groupsOf } from './walk-postures.ts';

/** Prepares observing coverage: the share of the territory's sample points inside at least k envelopes. */
export function createCoverage(
  each: Case,
  world: World,
  thresholds: Thresholds,
  instruments: Instruments,
): Observe {
  const altitudes = each.altitudesM.length;
  const { lattice } = world;
  const read = instruments.readCoverage(altitudes);
  const counts = new Float64Array(3 * altitudes);
  const walk = createPostureWalk(groupsOf(each), lattice.inside.length, instruments.markLattice);
  return (draw, levels, values, offset, onLattice) => {
    walk(draw, levels, (posture, covers) => {
      read(covers, counts);
      for (let i = 0; i < counts.length; i++) {
        const share = (counts[i] as number) / lattice.insideCount;
        const at = offset + 2 * (posture * counts.length + i);
        values[at] = share;
        values[at + 1] = share >= thresholds.areaShare ? 1 : 0;
      }
      onLattice?.(posture, covers);
    });
  };
}
