import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Actions, Page } from './actions.ts';
import type { PageState } from './page-state.ts';

/** Holds the page for every view. */
export const PageContext = createContext<Page | null>(null);

function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('a view stands outside of the page');
  return page;
}

/** Follows a part of the state; `select` must return the same value for the same state. */
export function usePageState<T>(select: (state: PageState) => T): T {
  const { store } = usePage();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** Gives what can be done. */
export function useActions(): Actions {
  return usePage().actions;
}
