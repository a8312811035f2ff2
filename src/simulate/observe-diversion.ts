import type { Case } from '../domain/case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import { expm1, log1p } from '../kernel/math/index.ts';
import { createRng, type Rng, streamKey } from '../kernel/random/stream.ts';
import { quantileBinomial, quantileHypergeometric } from '../kernel/stats/discrete-quantiles.ts';
import { diversionQuantities } from './list-rows.ts';
import type { Observe } from './observe.ts';
import { groupsOf } from './walk-postures.ts';

/** What a group's stock has lost at the end of the period, in one world. */
interface Loss {
  missiles: number;
  /** Missing missiles for which a launcher of the same system is missing too. */
  withLauncher: number;
  /** Missing missiles among the serial numbers that an audit looks for. */
  found: number;
}

/**
 * Chance that one item is missing after some years if the share `perYear` of a stock goes missing in each: 1 - (1 - perYear)^years, exact
 * where it is small.
 */
export function lossOver(years: number, perYear: number): number {
  return -expm1(years * log1p(-perYear));
}

/**
 * Prepares observing diversion. Missiles and launchers go missing independently with the same chance; an audit looks for a share of the
 * serial numbers of the missiles, drawn without replacement. Streams `lost:<group>`, `lost-launchers:<group>`, `audit:<group>`, one number
 * a world each. A missile without a launcher cannot be fired, so those with one are counted apart.
 */
export function createDiversion(each: Case, seed: number): Observe {
  const rng = createRng(seed);
  const { years } = each.diversion;
  const postures = groupsOf(each);
  const streams = each.groups.map(({ id }) => ({
    lost: streamKey(`lost:${id}`),
    launchers: streamKey(`lost-launchers:${id}`),
    audit: streamKey(`audit:${id}`),
  }));
  const losses = each.groups.map((): Loss => ({ missiles: 0, withLauncher: 0, found: 0 }));
  return (draw, _levels, values, offset) => {
    const { lossSharePerYear, auditedShare } = draw.diversion;
    const chance = lossOver(years, lossSharePerYear);
    for (let g = 0; g < losses.length; g++) {
      const names = streams[g] as (typeof streams)[number];
      const group = draw.groups[g] as DrawnGroup;
      loseItems(losses[g] as Loss, group, chance, auditedShare, names, rng, draw.trial);
    }
    postures.forEach((groups, posture) => {
      const at = offset + posture * diversionQuantities.length;
      values.fill(0, at, at + diversionQuantities.length);
      for (const g of groups) addLoss(values, at, losses[g] as Loss);
    });
  };
}

function loseItems(
  loss: Loss,
  { missiles, launchers }: DrawnGroup,
  chance: number,
  auditedShare: number,
  streams: { readonly lost: number; readonly launchers: number; readonly audit: number },
  rng: Rng,
  trial: number,
): void {
  const uniform = (stream: number): number => rng.uniform(stream, trial, 0, 0);
  loss.missiles = quantileBinomial(uniform(streams.lost), missiles, chance);
  const lostLaunchers = quantileBinomial(uniform(streams.launchers), launchers, chance);
  loss.withLauncher = Math.min(loss.missiles, lostLaunchers);
  const audited = Math.round(auditedShare * missiles);
  loss.found = quantileHypergeometric(uniform(streams.audit), missiles, loss.missiles, audited);
}

/** Adds a group's loss to the four rows of a posture. */
function addLoss(values: Float64Array, at: number, loss: Loss): void {
  values[at] = (values[at] as number) + loss.missiles;
  if (loss.missiles > 0) values[at + 1] = 1;
  values[at + 2] = (values[at + 2] as number) + loss.withLauncher;
  if (loss.found > 0) values[at + 3] = 1;
}
