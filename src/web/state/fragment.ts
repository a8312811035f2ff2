/** What stands behind the `#` of the page's address. */
export interface Fragment {
  /** The packed state; null = the example. */
  readonly code: string | null;
  /** Verdict cards alone, to be shown inside another page. */
  readonly isEmbed: boolean;
}

/** Reads a fragment, with or without its `#`; what it does not know is passed over. */
export function readFragment(hash: string): Fragment {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  return { code: parts.get('s') || null, isEmbed: parts.get('embed') === '1' };
}

/** Writes a fragment with its `#`; empty where it would say nothing. */
export function writeFragment({ code, isEmbed }: Fragment): string {
  const parts = [code === null ? [] : [`s=${code}`], isEmbed ? ['embed=1'] : []].flat();
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

/** Why the code of a fragment cannot be opened: letters or bytes are wrong, it holds too much, or something else than a state. */
export type SharedFault = 'damaged' | 'too-long' | 'form';
