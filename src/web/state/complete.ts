import { fetchLanguages } from '../texts/current.ts';
import type { Page } from './actions.ts';

/**
 * Once the first run is over, fetches whatever a view or another country may need later, so that from then on everything works without a network. What
 * cannot be fetched now is fetched when it is needed.
 */
export function fetchRest({ store, actions }: Page): void {
  const stop = store.subscribe(() => {
    if (store.get().run.status !== 'done') return;
    stop();
    Promise.all([
      actions.engine.ask('fetchRest', null),
      import('../views/map/open-map.ts').then(({ prepareMap }) => prepareMap()),
      import('../parts/chart/draw-chart.ts'),
      fetchLanguages(),
    ]).then(
      () => store.set((state) => ({ ...state, isComplete: true })),
      () => {},
    );
  });
}
