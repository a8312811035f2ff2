/** Which data set the outlines come from: Natural Earth at 1 : 10 million or 1 : 50 million. */
export type OutlineDataset = '10m' | '50m';

/** Which of an outline's rings are perimeter: those of at least 100 km2 and the largest one, every one, or the largest one alone. */
export type IslandChoice = 'kept' | 'all' | 'main';

/** Whether inland waters that the outline cuts out are left out of the land, with shores that are perimeter, or count as land. */
export type WaterChoice = 'excluded' | 'included';

/** What a run takes for the perimeter. A structural choice that no report makes: one a run. */
export interface PerimeterChoice {
  readonly islands: IslandChoice;
  readonly inlandWaters: WaterChoice;
  readonly dataset: OutlineDataset;
  /** Longest step between two perimeter points, metres, in [50, 250]. */
  readonly stepM: number;
}

/** The perimeter of a scenario that does not choose. */
export const usualPerimeter: PerimeterChoice = {
  islands: 'kept',
  inlandWaters: 'excluded',
  dataset: '10m',
  stepM: 250,
};
