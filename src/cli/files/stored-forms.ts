import { z } from 'zod';
import { measureNames } from '../../domain/measure.ts';
import { terrainModes } from '../../domain/terrain.ts';

// Forms of the files that a run's folder keeps. They say what the program reads back; keys that they do not name are left alone.

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 hex digits is expected');
const whole = z.int().min(0);
const text = z.string();
const textOrNull = text.nullable();
const numberOrNull = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]);
const bare = z.record(text, z.number());
const hashedFile = z.looseObject({ path: text.min(1), sha256: hash, bytes: whole });

/** The form of manifest.json, version 1. */
export const manifestSchema = z.looseObject({
  version: text,
  digest: hash,
  seed: whole,
  asOf: text,
  options: z.looseObject({ trials: z.int().min(1).nullable() }),
  exports: z.looseObject({ formats: z.array(text), formulaSafeCsv: z.boolean() }).optional(),
  inputs: z.array(hashedFile),
  outputs: z.array(hashedFile),
  timings: bare,
  host: z.looseObject({ platform: text, node: text.optional(), cpus: whole }),
  finishedAt: text,
});

/** The form of a study's manifest.json, version 1. */
export const studyManifestSchema = manifestSchema.pick({
  ...{ version: true, digest: true, inputs: true, outputs: true, host: true, finishedAt: true },
});

/** What summary.json says of a study. */
export const studySummarySchema = z.looseObject({ digest: hash, version: text });

/** The form of a shard's manifest.json, version 1. */
export const shardSchema = z.looseObject({
  version: text,
  shard: z.looseObject({ index: z.int().min(1), count: z.int().min(1) }),
  run: text,
  trials: z.int().min(1).nullable(),
  outputs: z.array(z.looseObject({ path: text.min(1), sha256: hash })),
});

const measure = z.looseObject({
  id: text,
  case: text,
  measure: z.enum([...measureNames, 'sizing']),
  quantity: text,
  intruder: textOrNull,
  timeH: numberOrNull,
  posture: text,
  reading: textOrNull,
  variant: textOrNull,
  altitudeM: z.number(),
  k: z.number(),
  unit: z.enum(['probability', 'share', 'm', 's', 'count']),
  trials: whole,
  estimate: z.number(),
  interval,
  epistemic: interval.nullable(),
});

const bound = z.looseObject({
  id: text,
  kind: z.enum(['bound', 'reference']),
  case: text,
  question: textOrNull,
  rangeM: z.number(),
  interpretation: text,
  posture: text,
  reading: textOrNull,
  altitudeM: z.number(),
  needs: numberOrNull,
  claimed: z.number(),
  bestShare: numberOrNull,
  verdict: z.enum(['impossible', 'not-excluded']),
  formula: text,
  proof: text,
  source: text,
});

const tippingPoint = z.looseObject({ unknown: text, value: z.number(), unit: text });

const verdict = z.looseObject({
  id: text,
  question: text,
  case: text,
  text,
  claim: textOrNull,
  reading: textOrNull,
  posture: text,
  interpretation: text,
  variant: textOrNull,
  altitudeM: numberOrNull,
  verdict: text,
  wordTo: textOrNull,
  probability: numberOrNull,
  interval: interval.nullable(),
  epistemic: interval.nullable(),
  bestCase: z.looseObject({ bound: text, probability: numberOrNull, verdict: text }).nullable(),
  conditions: z.array(text),
  driver: z.looseObject({ unknown: text, totalEffect: z.number() }).nullable(),
  tippingPoint: tippingPoint.nullable(),
  flippedBy: textOrNull,
  reason: text,
});

const sensitivity = z.looseObject({
  measure: text,
  case: text,
  posture: text,
  interpretation: text,
  altitudeM: z.number(),
  trials: z.number(),
  luck: z.number(),
  unknowns: z.array(
    z.looseObject({
      unknown: text,
      firstOrder: z.number(),
      totalEffect: z.number(),
      chances: interval,
      points: interval,
    }),
  ),
  screening: z.array(
    z.looseObject({
      unknown: text,
      meanSize: z.number(),
      mean: z.number(),
      deviation: z.number(),
    }),
  ),
  epistemic: interval,
  tippingPoint: tippingPoint.nullable(),
  noTipping: textOrNull,
  beyond: tippingPoint.nullable(),
});

const position = z.tuple([z.number(), z.number()]);
const rings = z.array(z.array(position));

/** What the page shows beside the results. */
const page = z.looseObject({
  readinessCurves: z.array(
    z.looseObject({
      posture: text,
      label: text,
      altitudeM: z.number(),
      points: z.array(
        z.looseObject({
          readyShare: z.number(),
          probability: z.number(),
          interval,
          trials: z.number(),
        }),
      ),
    }),
  ),
  outline: rings,
  areaOutlines: z.array(z.looseObject({ label: text, rings })),
  cities: z.array(z.looseObject({ name: text, position })),
  neighbours: z.array(z.looseObject({ name: text, labelAt: position })),
  mapAltitudesM: z.array(z.number()),
  drawnMap: textOrNull,
  attachments: z.record(text, text),
});

/** The form of results.json in a run's folder. */
export const resultsSchema = z.looseObject({
  run: z.looseObject({
    digest: hash,
    seed: whole,
    trials: whole,
    version: text,
    asOf: text,
    stoppedBy: z.enum(['precision', 'trials', 'user']),
    timings: bare,
    peakMemoryMiB: z.number(),
    workers: whole,
    threadIds: z.array(z.number()),
    area: z.looseObject({
      km2: z.number(),
      perimeterKm: z.number(),
      mainRingKm: z.number(),
      rings: z.number(),
      ringsDropped: z.number(),
      stepM: z.number(),
      dataset: text,
      islands: z.enum(['kept', 'all', 'main']),
      inlandWaters: z.enum(['excluded', 'included']),
      waters: whole,
    }),
    terrain: z
      .looseObject({
        file: text,
        sha256: hash,
        mode: z.enum(terrainModes),
        cells: whole,
        voids: whole,
        placements: whole,
        eyeM: z.number(),
        refraction: z.number(),
        groups: z.array(
          z.looseObject({
            group: text,
            reachM: z.number().positive(),
            altitudesM: z.array(z.number()),
            share: z.array(z.array(z.number().min(0).max(1)).min(1)),
            cellM: z.number(),
            placesCovered: z.number(),
            groundKnown: z.number(),
          }),
        ),
      })
      .optional(),
  }),
  cases: z.array(
    z.looseObject({
      id: text,
      reading: textOrNull,
      posture: z.array(text),
      variant: textOrNull,
      set: z.record(text, z.union([text, z.number()])),
    }),
  ),
  bounds: z.array(bound),
  measures: z.array(measure),
  sensitivity: z.array(sensitivity),
  verdicts: z.array(verdict),
  assumptions: z.array(
    z.looseObject({
      unknown: text,
      label: text,
      distribution: text,
      unit: text,
      source: text,
      address: textOrNull,
      grade: text,
      kind: z.enum(['claim', 'fact', 'assumption']),
      reason: textOrNull,
    }),
  ),
  page,
});

/** What claims.json says of the reports; its claims are checked by their own reader. */
export const storedReportsSchema = z.looseObject({
  reports: z.array(
    z.looseObject({
      id: text.min(1),
      sha256: hash,
      title: textOrNull,
      publisher: textOrNull,
      date: textOrNull,
    }),
  ),
});
