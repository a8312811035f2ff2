import type { Reference } from '../domain/reference.ts';
import * as outlines10m from './generated/outlines-10m.js';
import * as outlines50m from './generated/outlines-50m.js';
import { regionLines } from './generated/regions.js';
import * as spanishWords from './generated/spanish.js';
import { openReference } from './open-reference.ts';

/** Opens the whole of the reference data; see `openReference`. */
export function createReference(): Reference {
  return openReference({
    outlines: { '10m': outlines10m, '50m': outlines50m },
    regionLines,
    spanishWords,
  });
}
