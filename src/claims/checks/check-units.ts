import type { Check, Claim } from '../../domain/claim.ts';
import { isWeaponUnit } from '../triggers/trigger-facts.ts';
import type { CheckContext } from './check-context.ts';
import { groupDigits, spanIn, systemName } from './check-context.ts';

const open = new Set(['system', 'unit', 'weapon', 'set', '']);

/** Notes counts whose unit is left open or differs between reports: missiles, launchers or complete systems. */
export function checkUnits(context: CheckContext): Check[] {
  const groups = new Map<string, Claim[]>();
  for (const one of context.reports) {
    for (const claim of one.claims) {
      const { quantity, system } = claim;
      if (
        quantity === null ||
        system === null ||
        (claim.kind !== 'possession' && claim.kind !== 'deployment')
      )
        continue;
      if (quantity.unit !== null && !isWeaponUnit(quantity.unit)) continue;
      const number = quantity.value ?? quantity.low ?? quantity.high;
      if (number === null || number < 2) continue;
      const key = `${system.id} ${number}`;
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [claim]);
      else list.push(claim);
    }
  }
  const out: Check[] = [];
  for (const claims of groups.values()) {
    const first = claims[0];
    if (first?.quantity == null || first.system === null) continue;
    const units = [...new Set(claims.map((claim) => claim.quantity?.unit ?? ''))];
    const mixed = units.filter((unit) => !open.has(unit)).length > 0 && units.length > 1;
    if (!mixed && !units.every((unit) => open.has(unit))) continue;
    const number = groupDigits(
      first.quantity.value ?? first.quantity.low ?? first.quantity.high ?? 0,
    );
    const words = units.map((unit) => (unit === '' ? 'no unit' : `${unit}s`)).join(', ');
    const name = systemName(context.reference, first.system.id);
    out.push({
      kind: 'unit',
      severity:
        mixed && claims.length > 1 && new Set(claims.map((claim) => claim.report)).size > 1
          ? 'warning'
          : 'info',
      claims: claims.map((claim) => claim.id),
      spans: claims.map((claim) => spanIn(claim.report, claim.span.start, claim.span.end)),
      message: mixed
        ? `${number} ${name} are counted in different units (${words}): missiles, launchers and complete systems are not the same number.`
        : `${number} of what? The reports count ${name} in “${words}”, which leaves open whether missiles, launchers or complete systems are meant.`,
    });
  }
  return out;
}
