import type { Scenario } from '../domain/case.ts';
import { listParameters } from '../domain/list-parameters.ts';
import { leastTotalEffect, type Sensitivity, type UnknownEffect } from '../domain/sensitivity.ts';
import type { Verdict } from '../domain/verdict.ts';
import { formatShare } from '../kernel/text/format-number.ts';
import { bandOf } from './choose-word.ts';

/** Names what decides a chance most, with the value at which the chance crosses one half. */
export function nameDriver(
  found: Sensitivity | undefined,
): Pick<Verdict, 'driver' | 'tippingPoint'> {
  const lead = found?.unknowns[0];
  if (found === undefined || lead === undefined || lead.totalEffect < leastTotalEffect)
    return { driver: null, tippingPoint: null };
  const { unknown, totalEffect } = lead;
  return { driver: { unknown, totalEffect }, tippingPoint: found.tippingPoint };
}

/** Rule (c) of measures §5: an assumption that moves the chance by more than three bands when it is fixed at its 10 % and at its 90 % point. */
export function findSwing(
  found: Sensitivity | undefined,
  assumed: ReadonlySet<string>,
): UnknownEffect | null {
  const swings = (found?.unknowns ?? []).filter(
    ({ unknown, chances: [tenth, ninetieth] }) =>
      assumed.has(unknown) && Math.abs(bandOf(tenth) - bandOf(ninetieth)) > 3,
  );
  return swings[0] ?? null;
}

/** Says why a swing leaves a claim open. */
export function explainSwing({ chances: [tenth, ninetieth] }: UnknownEffect): string {
  return `It turns on a number for which there is nothing but an assumption: with that at its 10 % point the chance is ${formatShare(tenth)}, at its 90 % point ${formatShare(ninetieth)}.`;
}

/** Paths of the unknowns for which there is nothing better than an assumption. */
export function listAssumed(scenario: Scenario): ReadonlySet<string> {
  const listed = scenario.cases.flatMap((each) => listParameters(each, scenario.measures));
  return new Set(
    listed
      .filter(({ parameter }) => parameter.quantity.source.kind === 'assumption')
      .map(({ parameter }) => parameter.path),
  );
}
