import type { Case } from '../domain/case.ts';
import { createRng, streamKey } from '../kernel/random/stream.ts';
import { quantilePoisson } from '../kernel/stats/discrete-quantiles.ts';
import { misidentificationQuantities } from './list-rows.ts';
import type { Observe } from './observe.ts';

/**
 * Prepares observing misidentification: how many own and civil aircraft are fired at by mistake over the period, Poisson with the mean
 * passes a day x days x share seen x chance that one that is seen is fired at. Stream `misidentification`, one number a world. The passes are
 * those within reach of manned posts, whatever the posture is called, so the figure is the same for each.
 */
export function createMisidentification(each: Case, seed: number): Observe {
  const rng = createRng(seed);
  const stream = streamKey('misidentification');
  const { days } = each.misidentification;
  const perPosture = misidentificationQuantities.length;
  return (draw, _levels, values, offset) => {
    const { passesPerDay, seenShare, firedShare } = draw.misidentification;
    const mean = passesPerDay * days * seenShare * firedShare;
    const events = quantilePoisson(rng.uniform(stream, draw.trial, 0, 0), mean);
    for (let posture = 0; posture < each.postures.length; posture++) {
      const at = offset + posture * perPosture;
      values[at] = events;
      values[at + 1] = events >= 1 ? 1 : 0;
    }
  };
}
