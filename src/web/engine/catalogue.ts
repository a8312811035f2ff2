import type { Reference } from '../../domain/reference.ts';

/** Names to choose from. */
export interface Catalogue {
  /** In the order of the catalogue; `isRunnable` = its range is known. */
  readonly systems: readonly {
    readonly id: string;
    readonly name: string;
    readonly isRunnable: boolean;
  }[];
  /** By name. */
  readonly countries: readonly { readonly code: string; readonly name: string }[];
}

/** Lists the systems and countries of the reference data. */
export function listCatalogue(reference: Reference): Catalogue {
  return {
    systems: reference.systems.map(({ id, name, runnable }) => ({
      id,
      name,
      isRunnable: runnable,
    })),
    countries: reference.countries
      .map(({ code, name }) => ({ code, name }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}
