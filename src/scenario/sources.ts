import type { Quantity } from '../domain/quantity.ts';
import type { Reference } from '../domain/reference.ts';
import type { Source } from '../domain/source.ts';
import {
  asText,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
  suggest,
} from './field.ts';

/** Returns the source of a figure that the file gives without one: an assumption of the user. */
export function userSource(): Source {
  return assumptionSource('user', 'given in the scenario file without a source');
}

/** Returns the paper of an assumption that no reference list holds. */
export function assumptionSource(slug: string, reason: string): Source {
  return {
    kind: 'assumption',
    id: slug,
    title: `assumption: ${slug}`,
    address: null,
    date: null,
    grade: 'F6',
    reason,
  };
}

/**
 * Reads `source` and `reason` of a map. `claim:<id>` is taken as it stands (a scenario needs no reports); a fact or assumption
 * must be held by the reference data, an assumption may instead bring its own `reason`. Returns `otherwise` when the map
 * names no source.
 */
export function readSource(context: ReadContext, map: MapField, otherwise: Source): Source {
  const reasonField = get(map, 'reason');
  const reason = reasonField ? asText(context, reasonField, 'reason') : null;
  const field = get(map, 'source');
  if (field === undefined) return reason === null ? otherwise : { ...otherwise, reason };
  const text = asText(context, field, 'source', 300);
  if (text === null) return otherwise;
  const match = /^(claim|fact|assumption):(.{1,200})$/su.exec(text.trim());
  const id = match?.[2]?.trim() ?? '';
  if (match?.[1] === 'claim') return claimSource(context, id, reason);
  if (match?.[1] === 'fact') {
    const fact = findFact(context.reference, id);
    if (fact !== null) return { ...fact, reason: reason ?? fact.reason };
    const ids = context.reference.facts.map((known) => known.id);
    const message = `no fact has the id "${printable(id)}"; ${suggestShort(context, id, ids)}`;
    report(context, 'E_PARAMETER_PAPER', field, message);
    return otherwise;
  }
  if (match?.[1] === 'assumption') {
    const held = assumption(context.reference, id)?.source ?? findFact(context.reference, id);
    if (held !== null) return { ...held, reason: reason ?? held.reason };
    if (reason !== null) return assumptionSource(id, reason);
    if (id === 'user') return userSource();
    const message = `no assumption is called "${printable(id)}"; give a reason: beside it, or ${suggestShort(context, id, Object.keys(context.reference.assumptions))}`;
    report(context, 'E_PARAMETER_PAPER', field, message);
    return otherwise;
  }
  const message = `source must be claim:<id>, fact:<id> or assumption:<slug>, not ${printable(text)}`;
  report(context, 'E_SCENARIO_TYPE', field, message);
  return otherwise;
}

/** Returns the source that names a claim; its title is the claim's words where the file quotes them. */
export function claimSource(context: ReadContext, id: string, reason: string | null): Source {
  return {
    kind: 'claim',
    id,
    title: context.quotes.get(id) ?? `claim ${id}`,
    address: null,
    date: null,
    grade: 'F6',
    reason,
  };
}

/** Finds the source of a fact by its id, among facts, figures, intruder classes, inventories and histories. */
export function findFact(reference: Reference, id: string): Source | null {
  const fact = reference.facts.find((candidate) => candidate.id === id);
  if (fact) return fact.source.id === id ? fact.source : { ...fact.source, kind: 'fact', id };
  for (const system of reference.systems) {
    for (const [figure, quantity] of Object.entries(system.figures)) {
      if (quantity.source.id === id || `${system.id}.${figure}` === id) return quantity.source;
    }
    const published = system.published.find((entry) => entry.source.id === id);
    if (published) return published.source;
  }
  const others = [
    ...reference.intruders.flatMap((intruder) => [
      intruder.speedMps.source,
      intruder.altitudeM.source,
    ]),
    ...reference.inventories.map((inventory) => inventory.count.source),
    ...reference.histories.map((history) => history.source),
  ];
  return others.find((source) => source.id === id) ?? null;
}

/** Returns an assumption of the reference data by its slug; null when none has that name. */
export function assumption(reference: Reference, slug: string): Quantity | null {
  return Object.hasOwn(reference.assumptions, slug) ? (reference.assumptions[slug] ?? null) : null;
}

/** Returns the first assumption that the reference data holds under one of the slugs, else the given stand-in. */
export function assumptionOr(
  reference: Reference,
  slugs: readonly string[],
  otherwise: Quantity,
): Quantity {
  for (const slug of slugs) {
    const held = assumption(reference, slug);
    if (held !== null) return held;
  }
  return otherwise;
}

function suggestShort(context: ReadContext, id: string, ids: readonly string[]): string {
  const words = suggest(context, id, ids);
  return words.length > 120 ? 'see `skyproof catalogue` for the ids' : words;
}
