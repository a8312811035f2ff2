import { readFileSync } from 'node:fs';
import { createReference } from '../../src/atlas/reference.ts';
import { readStudy, type Study } from '../../src/sweep/index.ts';

/** The reference that studies of tests are read with. */
export const reference = createReference();

/** The scenario of the small country and its outline, by name. */
export const attachments: Readonly<Record<string, string>> = Object.fromEntries(
  ['small.yaml', 'small-country.geojson'].map((name) => [name, readRuntime(name)]),
);

/** The small study: 96 points of a Latin hypercube. */
export const smallStudy = readRuntime('small-study.yaml');

function readRuntime(name: string): string {
  return readFileSync(new URL(`../runtime/${name}`, import.meta.url), 'utf8');
}

/** Reads a study that must be usable. */
export function openStudy(text: string): Study {
  const { study, findings } = readStudy(text, 'study.yaml', reference, attachments);
  if (study === null) throw new Error(JSON.stringify(findings));
  return study;
}
