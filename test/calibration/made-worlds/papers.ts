import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A number as its paper states it: uniform between two ends, which are equal where it is fixed. */
export interface Paper {
  readonly low: number;
  readonly high: number;
}

/** Figures of a system, SI. */
export interface SystemFigures {
  /** Slant range. */
  readonly rangeM: Paper;
  readonly floorM: Paper;
  readonly ceilingM: Paper;
}

interface Entry {
  readonly value?: number;
  readonly uniform?: readonly [number, number];
}

const folder = new URL('../../../data/', import.meta.url);
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), 'utf8'));
const assumptions = read('facts/assumptions.yaml') as Readonly<Record<string, Entry>>;
const known = new Map<string, SystemFigures>();

/** Reads the figures of a system from its paper. */
export function systemFigures(id: string): SystemFigures {
  const found = known.get(id);
  if (found !== undefined) return found;
  const { figures } = read(`parameters/${id}.yaml`) as { figures: Record<string, Entry> };
  const take = (name: string): Paper => toPaper(figures[name], `${id}.${name}`);
  const all = { rangeM: take('rangeM'), floorM: take('floorM'), ceilingM: take('ceilingM') };
  known.set(id, all);
  return all;
}

/** Reads an assumption from its paper. */
export function assumption(slug: string): Paper {
  return toPaper(assumptions[slug], slug);
}

/** Middle of a number's range. */
export function middleOf({ low, high }: Paper): number {
  return (low + high) / 2;
}

function toPaper(entry: Entry | undefined, name: string): Paper {
  if (entry?.uniform) return { low: entry.uniform[0], high: entry.uniform[1] };
  if (typeof entry?.value === 'number') return { low: entry.value, high: entry.value };
  throw new Error(`${name} is no number that made worlds know`);
}
