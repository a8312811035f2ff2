import { type PerimeterChoice, usualPerimeter } from '../domain/perimeter-choice.ts';
import {
  asMap,
  asNumber,
  asWord,
  type Field,
  get,
  type MapField,
  type ReadContext,
} from './field.ts';
import { islandChoices, outlineDatasets, perimeterShape, waterChoices } from './schema.ts';

/** Shortest and longest step between two perimeter points, metres: above it gaps are missed, below it the data set's own points lie farther apart. */
export const perimeterStepsM = [50, 250] as const;

/** Reads `perimeter`; what is absent is as usual, what cannot be used is reported. */
export function readPerimeter(context: ReadContext, field: Field | undefined): PerimeterChoice {
  const map = field ? asMap(context, field, Object.keys(perimeterShape), 'perimeter') : null;
  if (map === null) return usualPerimeter;
  const [least, most] = perimeterStepsM;
  const step = get(map, 'stepM');
  return {
    islands: readWord(context, map, 'islands', islandChoices),
    inlandWaters: readWord(context, map, 'inlandWaters', waterChoices),
    dataset: readWord(context, map, 'dataset', outlineDatasets),
    stepM: (step && asNumber(context, step, 'stepM', least, most)) ?? usualPerimeter.stepM,
  };
}

function readWord<K extends 'islands' | 'inlandWaters' | 'dataset'>(
  context: ReadContext,
  map: MapField,
  key: K,
  words: readonly PerimeterChoice[K][],
): PerimeterChoice[K] {
  const field = get(map, key);
  return (field && asWord(context, field, words, key)) ?? usualPerimeter[key];
}
