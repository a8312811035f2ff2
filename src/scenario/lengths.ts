import { meanOf } from '../domain/support.ts';
import { asNumber, get, type MapField, type ReadContext, report } from './field.ts';
import { assumption } from './sources.ts';

/** Reads `<stem>Km` or `<stem>M` in metres; else the first assumption held, else the stand-in. */
export function readLength(
  context: ReadContext,
  map: MapField,
  stem: string,
  slugs: readonly string[],
  standIn: number | null,
): number | null {
  const kilometres = get(map, `${stem}Km`);
  const metres = get(map, `${stem}M`);
  if (kilometres !== undefined && metres !== undefined) {
    report(context, 'E_SCENARIO_TYPE', metres, `give ${stem}Km or ${stem}M, not both`);
    return null;
  }
  if (kilometres !== undefined) {
    const value = asNumber(context, kilometres, `${stem}Km`, 0.1, 2000);
    return value === null ? null : value * 1000;
  }
  if (metres !== undefined) return asNumber(context, metres, `${stem}M`, 100, 2_000_000);
  for (const slug of slugs) {
    const held = assumption(context.reference, slug);
    if (held?.unit === 'm') return meanOf(held.distribution);
  }
  if (standIn === null) report(context, 'E_SCENARIO_REQUIRED', map, `${stem}Km is missing`);
  return standIn;
}
