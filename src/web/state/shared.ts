import { slotChange } from './corrections.ts';
import type { SharedFault } from './fragment.ts';
import { packText, unpackText } from './pack-text.ts';
import type { PageState } from './page-state.ts';
import { readShared, type Shared } from './read-shared.ts';

/** Most bytes that an address may hold once it is unpacked. */
export const mostSharedBytes = 2 * 1024 * 1024;

/** Picks from the page what an address has to hold. The as-of date that a run found goes along, so that the calendar cannot change it. */
export function shareState(state: PageState): Shared {
  const { texts, corrections, settings, yaml, draftedYaml, view, run } = state;
  const isOwn = yaml !== null && yaml !== draftedYaml;
  return {
    texts: texts.map(({ name, text }) => ({ name, text })),
    corrections: corrections.map(({ claim, before, after }) => ({
      claim,
      change: slotChange(before, after),
    })),
    settings: {
      ...settings,
      asOf: settings.asOf ?? (isOwn ? null : (run.overview?.run.asOf ?? null)),
    },
    yaml: isOwn ? yaml : null,
    // Who opens an address wants to see what was found, not how to share it.
    view: view === 'share' || view === 'history' ? 'verdicts' : view,
  };
}

/** Writes a shared state as the letters of an address. */
export function encodeShared(shared: Shared): Promise<string> {
  return packText(JSON.stringify({ v: 1, ...shared }));
}

/** Reads what somebody's address holds; whatever is not of the right form is refused as a whole. */
export async function decodeShared(
  code: string,
): Promise<{ readonly shared: Shared } | { readonly fault: SharedFault }> {
  const unpacked = await unpackText(code, mostSharedBytes);
  if ('fault' in unpacked) return unpacked;
  let value: unknown;
  try {
    value = JSON.parse(unpacked.text);
  } catch {
    return { fault: 'form' };
  }
  const shared = readShared(value);
  return shared === null ? { fault: 'form' } : { shared };
}
