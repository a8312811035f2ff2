import type { Bound } from './bound.ts';
import type { Case, Scenario } from './case.ts';
import type { Reading } from './claim.ts';
import type { Measure } from './measure.ts';
import type { PerimeterChoice } from './perimeter-choice.ts';
import type { LngLat } from './reference.ts';
import type { Report } from './report.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { TerrainUse } from './terrain.ts';
import type { Verdict } from './verdict.ts';

/** One number of the scenario with its source, as the assumptions table prints it. */
export interface AssumptionRow {
  readonly unknown: string;
  readonly label: string;
  /** In words: `uniform 0.3 to 0.8`. */
  readonly distribution: string;
  readonly unit: string;
  readonly source: string;
  readonly address: string | null;
  readonly grade: string;
  readonly kind: 'claim' | 'fact' | 'assumption';
  readonly reason: string | null;
}

/** results.json: what one run found. */
export interface Results {
  readonly run: {
    readonly digest: string;
    readonly seed: number;
    /** Most trials that any row ran. */
    readonly trials: number;
    readonly version: string;
    readonly asOf: string;
    readonly stoppedBy: 'precision' | 'trials' | 'user';
    /** Milliseconds by phase. */
    readonly timings: Readonly<Record<string, number>>;
    readonly peakMemoryMiB: number;
    readonly workers: number;
    /** Ids of the threads that ran trials. */
    readonly threadIds: readonly number[];
    /** Blocks of trials that this program ran, and those that an earlier attempt or a shard had finished. */
    readonly blocks: { readonly run: number; readonly kept: number };
    /** Blocks of trials whose worker failed and that were run again. */
    readonly retries: readonly {
      readonly case: string;
      readonly block: number;
      readonly reason: string;
    }[];
    readonly area: {
      readonly km2: number;
      readonly perimeterKm: number;
      readonly mainRingKm: number;
      readonly rings: number;
      readonly ringsDropped: number;
      readonly stepM: number;
      readonly dataset: string;
      /** Which rings are perimeter, and whether inland waters count as land; `waters` = how many of them the outline has. */
      readonly islands: PerimeterChoice['islands'];
      readonly inlandWaters: PerimeterChoice['inlandWaters'];
      readonly waters: number;
    };
    /** The ground that posts look over; absent where the earth is smooth. */
    readonly terrain?: TerrainUse;
  };
  readonly cases: readonly {
    readonly id: string;
    readonly reading: string | null;
    readonly posture: readonly string[];
    readonly variant: string | null;
    readonly set: Readonly<Record<string, string | number>>;
  }[];
  readonly bounds: readonly Bound[];
  readonly measures: readonly Measure[];
  /** What decides the chances that are neither all but sure nor all but excluded. */
  readonly sensitivity: readonly Sensitivity[];
  readonly verdicts: readonly Verdict[];
  readonly assumptions: readonly AssumptionRow[];
}

/**
 * Mean chance of coverage over all worlds and placements, by cell and altitude; never one draw. Row-major from the south-west
 * corner; `cellM` is at least 5,000 m.
 */
export interface CoverageMap {
  readonly cellM: number;
  readonly posture: string;
  readonly case: string;
  readonly altitudesM: readonly number[];
  /** Cells by row: latitude of the row's south edge, longitude of the first cell's west edge, step in longitude, all degrees. */
  readonly rows: readonly {
    readonly lat: number;
    readonly heightLat: number;
    readonly lng: number;
    readonly stepLng: number;
    readonly cells: number;
    readonly start: number;
  }[];
  /** `probability[a][cell]`: 0-255 for probability 0-1 at altitude a; 255 is certain. Cells without land hold null. */
  readonly probability: readonly (readonly (number | null)[])[];
  /** The same for at least k = 2 and k = 3 units: `deeper[k - 2][a][cell]`. Empty where only k = 1 was kept. */
  readonly deeper: readonly CoverageMap['probability'][];
  readonly trials: number;
}

/** One point of "chance of an unbroken border against readiness". */
export interface ReadinessCurve {
  readonly posture: string;
  readonly label: string;
  readonly altitudeM: number;
  readonly points: readonly {
    readonly readyShare: number;
    readonly probability: number;
    readonly interval: readonly [number, number];
    readonly trials: number;
  }[];
}

/** An assessment: everything that `publish` needs to write the output folder. */
export interface Assessment {
  readonly results: Results;
  readonly scenario: Scenario;
  /** The scenario file's text. */
  readonly scenarioYaml: string;
  /** null for a run of a bare scenario. */
  readonly reading: Reading | null;
  readonly reports: readonly Report[];
  readonly map: CoverageMap;
  /**
   * The page's map section as an earlier publication drew it, when a finished run is published again: a run's folder keeps no cell data
   * (refusal 6), only the drawing. null = draw it from `map`.
   */
  readonly drawnMap: string | null;
  readonly readinessCurves: readonly ReadinessCurve[];
  /** Outline for the map: rings of [lng, lat] in degrees, simplified for drawing. */
  readonly outline: readonly (readonly LngLat[])[];
  /** Deployment areas for the map: label and rings. Never positions of units. */
  readonly areaOutlines: readonly {
    readonly label: string;
    readonly rings: readonly (readonly LngLat[])[];
  }[];
  readonly cities: readonly { readonly name: string; readonly position: LngLat }[];
  /** The coast and the land borders by neighbour, for labels on the map. */
  readonly neighbours: readonly { readonly name: string; readonly labelAt: LngLat }[];
}

export type { Case };
