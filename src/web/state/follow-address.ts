import type { ReportText } from '../engine/protocol.ts';
import type { Page } from './actions.ts';
import { readFragment, writeFragment } from './fragment.ts';

/** Opens what somebody puts into the address bar, and writes there what the page says of its address. */
export function followAddress({ store, actions }: Page, example: readonly ReportText[]): void {
  let shown = store.get().fragment;
  store.subscribe(() => {
    const { fragment } = store.get();
    if (fragment === shown) return;
    shown = fragment;
    const path = `${location.pathname}${location.search}${writeFragment(fragment)}`;
    // A page that was opened from a folder may refuse this; the address is then only shown.
    try {
      history.replaceState(null, '', path);
    } catch {}
  });
  addEventListener('hashchange', () => {
    const { code, isEmbed } = readFragment(location.hash);
    const { fragment } = store.get();
    if ((code === null || code === fragment.code) && isEmbed === fragment.isEmbed) return;
    actions.openAddress(location.hash, example).catch(() => {});
  });
}
