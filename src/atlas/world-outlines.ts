import * as outlines110m from './generated/outlines-110m.js';
import { createOutlines, type Outlines } from './unpack-outlines.ts';

/** Opens coarse outlines of the larger countries, for the background of a map; never for measuring. */
export function createWorldOutlines(): Outlines {
  return createOutlines(outlines110m);
}
