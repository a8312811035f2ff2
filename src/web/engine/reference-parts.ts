import {
  MissingPart,
  openReference,
  type ReferencePart,
  type ReferenceParts,
} from '../../atlas/open-reference.ts';
import type { Reference } from '../../domain/reference.ts';

/** Reference data of which the large parts are fetched when something needs them. */
export interface GrowingReference {
  /** Does something with the reference; where a part is missing it is fetched, and the same is done again. */
  readonly use: <T>(work: (reference: Reference) => T | Promise<T>) => Promise<T>;
  /** Fetches every part, so that nothing is missing without a network. */
  readonly fetchAll: () => Promise<void>;
}

/** Opens the reference with the outlines that the example needs. */
export async function openGrowingReference(): Promise<GrowingReference> {
  const { first10m, first50m } = await import('virtual:first-outlines');
  const outlines = { '10m': first10m, '50m': first50m };
  let parts: ReferenceParts = { outlines, regionLines: null, spanishWords: null };
  let reference = openReference(parts);
  const fetched = new Set<ReferencePart>();

  const grow = async (part: ReferencePart): Promise<void> => {
    if (fetched.has(part)) return;
    const more = await fetchPart(part);
    fetched.add(part);
    parts = { ...parts, ...more, outlines: { ...parts.outlines, ...more.outlines } };
    reference = openReference(parts);
  };
  const use = async <T>(work: (reference: Reference) => T | Promise<T>): Promise<T> => {
    try {
      return await work(reference);
    } catch (error) {
      if (!(error instanceof MissingPart) || fetched.has(error.part)) throw error;
      await grow(error.part);
      return use(work);
    }
  };
  return {
    use,
    fetchAll: async () => {
      for (const part of ['10m', '50m', 'regions', 'spanish'] as const) await grow(part);
    },
  };
}

async function fetchPart(part: ReferencePart): Promise<Partial<ReferenceParts>> {
  switch (part) {
    case '10m':
      return {
        outlines: { '10m': await import('../../atlas/generated/outlines-10m.js') } as never,
      };
    case '50m':
      return {
        outlines: { '50m': await import('../../atlas/generated/outlines-50m.js') } as never,
      };
    case 'regions':
      return { regionLines: (await import('../../atlas/generated/regions.js')).regionLines };
    case 'spanish':
      return { spanishWords: await import('../../atlas/generated/spanish.js') };
  }
}
