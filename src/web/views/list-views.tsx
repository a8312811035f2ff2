import type { ComponentType } from 'react';
import type { ViewName } from '../state/page-state.ts';
import { ChartsView } from './charts/charts-view.tsx';
import { HistoryView } from './history/history-view.tsx';
import { LearnView } from './learn/learn-view.tsx';
import { MapView } from './map/map-view.tsx';
import { ReadView } from './read/read-view.tsx';
import { ShareView } from './share/share-view.tsx';
import { StartView } from './start/start-view.tsx';
import { TrialView } from './trial/trial-view.tsx';
import { VerdictsView } from './verdicts/verdicts-view.tsx';
import { WhatIfView } from './what-if/what-if-view.tsx';

/** The component of each view. */
export const listViews: Readonly<Record<ViewName, ComponentType>> = {
  start: StartView,
  read: ReadView,
  verdicts: VerdictsView,
  map: MapView,
  'what-if': WhatIfView,
  trial: TrialView,
  charts: ChartsView,
  learn: LearnView,
  share: ShareView,
  history: HistoryView,
};
