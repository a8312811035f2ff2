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
