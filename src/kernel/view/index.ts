export { createLeastHeights, openWindow, type Window } from './open-window.ts';
export { sweepRays } from './sweep-rays.ts';
export { sweepReferencePlane } from './sweep-reference-plane.ts';
export type { HeightGrid, LeastHeights, SweepView, ViewPoint } from './types.ts';
