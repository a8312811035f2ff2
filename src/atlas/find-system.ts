import type { Reference, SystemRecord } from '../domain/reference.ts';
import { foldName } from './fold-name.ts';

/** Longer texts are no designation; the cap keeps the edit distance cheap. */
const longestName = 64;
const mostSuggestions = 3;

/**
 * Finds the system that a text names: its id, its name, or one of its designations, compared without case and accents,
 * spaces and hyphens being interchangeable.
 * @returns the record, or null when the catalogue holds no such name
 */
export function findSystem(reference: Reference, text: string): SystemRecord | null {
  if (text.length > longestName) return null;
  const wanted = foldName(text);
  const hits = (names: readonly string[]) => names.some((name) => foldName(name) === wanted);
  return (
    reference.systems.find((system) => hits([system.id])) ??
    reference.systems.find((system) => hits([system.name])) ??
    reference.systems.find((system) => hits(system.designations)) ??
    null
  );
}

/**
 * Lists the ids of at most three systems whose id or a designation is spelled much like the text, nearest first; for
 * the message of a finding. At most one letter in three may differ.
 */
export function nearestSystems(reference: Reference, text: string): readonly string[] {
  const wanted = foldName(text.slice(0, longestName));
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return reference.systems
    .map(({ id, designations }) => {
      const distances = [id, ...designations].map((name) => editDistance(wanted, foldName(name)));
      return { id, distance: Math.min(...distances) };
    })
    .filter(({ distance }) => distance <= allowed)
    .sort((left, right) => left.distance - right.distance || (left.id < right.id ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(({ id }) => id);
}

/**
 * Counts the least insertions, deletions and substitutions that turn one text into the other. Cost: the product of
 * the lengths. Source: Wagner and Fischer 1974.
 */
export function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = from[row - 1] === to[column - 1] ? 0 : 1;
      const inserted = (current[column - 1] ?? 0) + 1;
      const deleted = (above[column] ?? 0) + 1;
      current.push(Math.min(inserted, deleted, (above[column - 1] ?? 0) + changed));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
