/** What the predicates ask (measures: when does a claim hold). */
export interface Thresholds {
  /** Share of the area that has to be covered; 0.95 where the text names none. */
  readonly areaShare: number;
  /** Share of crossings that has to be engaged. */
  readonly crossingShare: number;
  /** How many of the largest cities have to be covered. */
  readonly cities: number;
}
