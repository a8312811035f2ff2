import type { Reference } from '../../domain/reference.ts';

/** Features that are one stem. */
const single = /^(word|verb|opens|behind|next|verb-1|verb\+1|verb\+2):(.+)$/;

/** Adds the classes of the words that features name, each once: of a word that no label has, like words may have one. */
export function addClasses(
  features: readonly string[],
  classes: Reference['wordClasses'],
): string[] {
  const out = new Set(features);
  for (const feature of features) {
    const [, place, stem = ''] = single.exec(feature) ?? [];
    if (place === undefined) continue;
    for (const one of classes.get(stem) ?? []) out.add(`${place}-class:${one}`);
  }
  return [...out];
}
