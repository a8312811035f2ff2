/** Words for what a posture counts, and the unit that each is counted as. */
const sorts: ReadonlyMap<string, string> = new Map([
  ['set', 'system'],
  ['complex', 'system'],
  ['tube', 'launcher'],
  ['interceptor', 'missile'],
  ['rocket', 'missile'],
  ['round', 'missile'],
  ['gunner', 'operator'],
]);

/** The unit as which a claim's unit is counted: tubes are launchers, interceptors missiles. Other words, and null, stay. */
export const sortOfUnit = (unit: string | null): string | null =>
  unit === null ? null : (sorts.get(unit) ?? unit);

/** Tells whether a word is counted as another unit than itself. */
export const isSorted = (unit: string): boolean => sorts.has(unit);
