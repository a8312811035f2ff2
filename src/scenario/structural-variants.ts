import type { Case } from '../domain/case.ts';
import type { PerimeterChoice } from '../domain/perimeter-choice.ts';
import {
  type StructuralVariant,
  structuralVariants,
  variantBearsOn,
} from '../domain/structural-variant.ts';
import { asList, asWord, get, type MapField, type ReadContext, report } from './field.ts';

/** What the file itself says of the choices that variants turn round. */
export interface StatedChoices {
  readonly perimeter: PerimeterChoice;
  /** False for an outline of one's own, which is in no data set. */
  readonly isCountry: boolean;
}

/** Reads `variants` and makes their cases: the base case with one choice made the other way. A choice that the file itself has made is refused. */
export function readStructuralVariants(
  context: ReadContext,
  file: MapField,
  base: Case | null,
  stated: StatedChoices,
): readonly Case[] {
  const field = get(file, 'variants');
  const isNone = field === undefined || (field.kind === 'list' && field.items.length === 0);
  const items = isNone ? [] : (asList(context, field, 'variants') ?? []);
  const seen = new Set<StructuralVariant>();
  return items.flatMap((item) => {
    const name = asWord(context, item, structuralVariants, 'variants');
    if (name === null || seen.has(name)) return [];
    seen.add(name);
    const conflict = findConflict(name, file, stated);
    if (conflict !== null) {
      report(context, 'E_SCENARIO_TYPE', item, `variants: "${name}" does not fit, ${conflict}`);
      return [];
    }
    return base === null ? [] : [makeVariant(base, name, stated.perimeter)];
  });
}

/** Says which choice of the file a variant would contradict; null = none. */
function findConflict(
  name: StructuralVariant,
  file: MapField,
  { perimeter, isCountry }: StatedChoices,
): string | null {
  if (name === 'perimeter-50m' && !isCountry)
    return 'because the territory is an outline of its own';
  if (name === 'perimeter-50m' && perimeter.dataset === '50m')
    return 'because the perimeter is that of this data set already';
  if (name.startsWith('belt-') && get(file, 'belt') !== undefined)
    return 'because the file says how deep the belt is';
  return null;
}

function makeVariant(base: Case, name: StructuralVariant, perimeter: PerimeterChoice): Case {
  const plain: Case = { ...base, id: name, kind: 'variant', variant: name, set: {} };
  const bearsOn = variantBearsOn[name];
  const each = bearsOn === null ? plain : { ...plain, bearsOn };
  switch (name) {
    case 'clustered':
      return { ...each, placement: 'clustered', set: { placement: 'clustered' } };
    case 'ready-in-common':
      return { ...each, readyInCommon: true, set: { ready: 'in common' } };
    case 'perimeter-50m':
      return {
        ...each,
        perimeter: { ...perimeter, dataset: '50m' },
        set: { 'perimeter.dataset': '50m' },
      };
    case 'belt-10km':
      return fixBelt(each, 10_000);
    case 'belt-50km':
      return fixBelt(each, 50_000);
    case 'points-5':
      return { ...each, cities: 5, set: { points: 5 } };
    case 'points-20':
      return { ...each, cities: 20, set: { points: 20 } };
  }
}

function fixBelt(each: Case, depthM: number): Case {
  const { quantity } = each.beltDepthM;
  const distribution = { kind: 'fixed' as const, value: depthM };
  return {
    ...each,
    beltDepthM: { ...each.beltDepthM, quantity: { ...quantity, distribution } },
    set: { 'belt.depthM': depthM },
  };
}
