import type { Distribution } from '../../domain/quantity.ts';
import type { Source } from '../../domain/source.ts';

/** A value that is written in YAML's flow style. */
export type Flow =
  | string
  | number
  | boolean
  | null
  | readonly Flow[]
  | { readonly [key: string]: Flow };

/** Writes a value in flow style; every text that is no plain word is quoted as JSON, which YAML reads the same. */
export function writeFlow(value: Flow): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, entry]) => `${writeText(key)}: ${writeFlow(entry)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Writes a text on one line of a comment: no line breaks, no control characters. */
export function writeComment(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
  return `# ${text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]+/g, ' ')}`;
}

/** Returns a distribution with its paper as a scenario file writes it. */
export function flowNumber(
  distribution: Distribution,
  paper: Paper,
): { readonly [key: string]: Flow } {
  return { ...flowDistribution(distribution), ...flowPaper(paper) };
}

/** Where a drafted number comes from: the text behind `source:` and the reason. */
export interface Paper {
  readonly source: string;
  readonly reason: string | null;
}

/** Returns the paper of a number of the reference data. */
export function paperOf(source: Source, slug: string | null = null): Paper {
  return {
    source: `${slug === null ? source.kind : 'assumption'}:${slug ?? source.id}`,
    reason: null,
  };
}

/** Returns `source` and, where there is one, `reason`. */
export function flowPaper(paper: Paper): { readonly [key: string]: Flow } {
  return paper.reason === null
    ? { source: paper.source }
    : { source: paper.source, reason: paper.reason };
}

/** Returns a distribution as a scenario file writes it. */
export function flowDistribution(distribution: Distribution): { readonly [key: string]: Flow } {
  switch (distribution.kind) {
    case 'fixed':
      return { value: distribution.value };
    case 'uniform':
      return { uniform: [distribution.low, distribution.high] };
    case 'triangular':
    case 'pert':
      return { [distribution.kind]: [distribution.low, distribution.mode, distribution.high] };
    case 'normal':
      return { normal: [distribution.mean, distribution.sd], ...flowWithin(distribution.within) };
    case 'lognormal':
      return {
        lognormal: [distribution.median, distribution.p95],
        ...flowWithin(distribution.within),
      };
    case 'beta':
      return { beta: [distribution.a, distribution.b] };
    case 'discrete':
      return {
        discrete: Object.fromEntries(
          distribution.values.map((value, i) => [String(value), distribution.weights[i] ?? 0]),
        ),
      };
  }
}

function flowWithin(within: readonly [number, number] | null): { readonly [key: string]: Flow } {
  return within === null ? {} : { within: [...within] };
}

function isList(value: Flow): value is readonly Flow[] {
  return Array.isArray(value);
}

function writeText(text: string): string {
  const isPlain =
    /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(text);
  // JSON leaves some characters as they are that YAML does not allow or folds into line breaks.
  return isPlain
    ? text
    : JSON.stringify(text).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
}
