import type { OutlineDataset } from './perimeter-choice.ts';
import type { Quantity } from './quantity.ts';
import type { Source } from './source.ts';

/** [longitude, latitude] in degrees, WGS84. */
export type LngLat = readonly [lng: number, lat: number];

/** A country's outline and its edges, from one data set. */
export interface Territory {
  /** ISO 3166 alpha-3. */
  readonly code: string;
  readonly name: string;
  /** Polygons; each is a list of closed rings (first = last point), outer ring first. Every outer ring of the data set. */
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
  /** Shared land borders, one entry a neighbour. */
  readonly borders: readonly {
    readonly neighbour: string;
    readonly lines: readonly (readonly LngLat[])[];
  }[];
  /** Coast and lake shores: the edges that no other country shares. */
  readonly coast: readonly (readonly LngLat[])[];
  /** Name of the data set, e.g. `Natural Earth 10m (world-atlas 2.0.2)`. */
  readonly dataset: string;
  /** Highest ground a post can stand on, metres above the sea; null when not known. */
  readonly highestGround: Quantity | null;
}

/** A state or province: an area to place units in, no border to measure. */
export interface Region {
  /** ISO 3166-2, e.g. `VE-V`. */
  readonly code: string;
  readonly name: string;
  /** ISO 3166 alpha-3. */
  readonly country: string;
  /** Polygons of closed rings, outer ring first and counter-clockwise; thinned to about 550 m. */
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
}

/** A country's names. */
export interface Country {
  /** ISO 3166 alpha-3. */
  readonly code: string;
  readonly name: string;
  /** Other names and abbreviations as they stand in reports (`U.S.`, `United States`). */
  readonly names: readonly string[];
  /** Adjectives and words for its people (`Venezuelan`). */
  readonly demonyms: readonly string[];
  /** Name of the capital; reports use it for the government. */
  readonly capital: string | null;
}

/** A city of the gazetteer. */
export interface City {
  readonly name: string;
  /** ISO 3166 alpha-3. */
  readonly country: string;
  readonly position: LngLat;
  readonly population: number;
}

/** The figures that a system may have; SI units. */
export type SystemFigure =
  | 'minRangeM'
  | 'rangeM'
  | 'floorM'
  | 'ceilingM'
  | 'targetSpeedMps'
  | 'missileSpeedMps'
  | 'killProbability'
  | 'reactionS'
  | 'readyRounds'
  | 'reloadS'
  | 'channels'
  | 'crew';

/** A weapon system of the catalogue, at encyclopedia level: range, altitude, speed, probability. */
export interface SystemRecord {
  /** e.g. `igla-s` */
  readonly id: string;
  readonly name: string;
  readonly category: 'manpads' | 'sam' | 'gun';
  /** Every other name in use: NATO, GRAU, maker. */
  readonly designations: readonly string[];
  /** Figures used by default. A figure absent here is not known. */
  readonly figures: Partial<Record<SystemFigure, Quantity>>;
  /** Every published value, the ones not used included. */
  readonly published: readonly {
    readonly figure: string;
    readonly value: string;
    readonly source: Source;
  }[];
  /** True when the range was retrieved from a source; a system without it is listed but not run. */
  readonly runnable: boolean;
  readonly note: string;
}

/** A class of military aircraft, drone or cruise missile. */
export interface IntruderRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: 'helicopter' | 'fixed-wing' | 'drone' | 'cruise-missile';
  readonly speedMps: Quantity;
  /** Heights above the ground that the class flies at. */
  readonly altitudeM: Quantity;
}

/** A sourced fact that is not a system figure. */
export interface FactRecord {
  readonly id: string;
  readonly item: string;
  readonly value: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly source: Source;
}

/** What public registers say a country holds, as-of a date. */
export interface InventoryRecord {
  readonly country: string;
  readonly system: string;
  /** Fire units, each standing at one place. */
  readonly count: Quantity;
}

/** A written form that stands for a system, and what it is confused with. */
export interface DesignationEntry {
  /** Catalogue id. */
  readonly system: string;
  /** All written forms, those of `printed` included, lower case; spaces and hyphens are interchangeable. */
  readonly forms: readonly string[];
  /** Forms that leave the variant open: the id that a claim carries for them, and the systems that they may mean, this one first. */
  readonly printed: readonly {
    readonly id: string;
    readonly forms: readonly string[];
    readonly readings: readonly string[];
  }[];
  /** Catalogue ids that a slip would give, with the reason a reader is told. */
  readonly confusable: readonly { readonly system: string; readonly why: string }[];
}

/** Sourced facts about a designation or system that a check may hold against a text. */
export interface SystemHistory {
  readonly system: string;
  /** First year in service. */
  readonly serviceYear: number | null;
  /** State that designed it. */
  readonly designedIn: string | null;
  readonly source: Source;
}

/** What is seen of words -> how much it speaks for each answer: integers, hundredths of a unit. */
export type Weights = ReadonlyMap<string, readonly number[]>;

/** Rectified units between what is seen of a claim and its kind; all weights are integers. */
export interface KindModel {
  /** By feature one character a unit: the weight is the code of the character less the code of `m`. */
  readonly inner: ReadonlyMap<string, string>;
  /** For each unit its weights in the order of `claimKinds`. */
  readonly outer: readonly (readonly number[])[];
  /** Weights of the kind that the rules give, in the order of `claimKinds`. */
  readonly rules: Weights;
}

/** Spanish words with what stands for them in English, as lines of tab-separated columns; what the columns are stands at the head of each file in data/vocabulary/spanish. */
export interface SpanishWords {
  readonly nouns: string;
  readonly adjectives: string;
  readonly verbs: string;
  readonly irregularVerbs: string;
  readonly phrases: string;
  readonly names: string;
}

/** All reference data, handed to the stages as an argument. */
export interface Reference {
  readonly countries: readonly Country[];
  /** Outline of a country by alpha-3 code, from the 10m data set unless another is named; null when it holds none. Decoded on demand, kept. */
  readonly territory: (code: string, dataset?: OutlineDataset) => Territory | null;
  /** A state or province by ISO 3166-2 code; null when unknown. */
  readonly region: (code: string) => Region | null;
  /** ISO 3166-2 codes of a country (alpha-3), ascending. */
  readonly regionCodes: (country: string) => readonly string[];
  /** Cities, largest first. */
  readonly cities: readonly City[];
  readonly systems: readonly SystemRecord[];
  readonly intruders: readonly IntruderRecord[];
  readonly facts: readonly FactRecord[];
  readonly inventories: readonly InventoryRecord[];
  readonly designations: readonly DesignationEntry[];
  readonly histories: readonly SystemHistory[];
  /** What decides what kind of statement a claim is. */
  readonly kindModel: KindModel;
  /** Classes of words of like use, by stem, the widest first: labels to compare. */
  readonly wordClasses: ReadonlyMap<string, readonly string[]>;
  /** Weights that decide whether words that no rule takes for a statement are a claim: one number each. */
  readonly claimWeights: Weights;
  /** Weights that decide where a statement is parted: one number each. */
  readonly seamWeights: Weights;
  /** What Spanish reports are glossed with. */
  readonly spanishWords: SpanishWords;
  /** Assumptions by slug: ranges that no source gives, with the reason. */
  readonly assumptions: Readonly<Record<string, Quantity>>;
}
