import type { Interpretation } from './question.ts';

/** Structural choices that a scenario file may list under `variants`: each is tried beside the base case, which has made the other choice. */
export const structuralVariants = [
  'clustered',
  'ready-in-common',
  'perimeter-50m',
  'belt-10km',
  'belt-50km',
  'points-5',
  'points-20',
] as const;

/** One of them. */
export type StructuralVariant = (typeof structuralVariants)[number];

/** Units that stand at one place where posts are clustered. Assumption: a platoon or battery kept together, the far end from posts spread evenly. */
export const clusterUnits = 10;

const borderAndBelt: readonly Interpretation[] = ['border', 'belt'];

/** Interpretations that a choice bears on; null = all of them. */
export const variantBearsOn: Readonly<Record<StructuralVariant, readonly Interpretation[] | null>> =
  {
    clustered: null,
    'ready-in-common': null,
    'perimeter-50m': borderAndBelt,
    'belt-10km': ['belt'],
    'belt-50km': ['belt'],
    'points-5': ['points'],
    'points-20': ['points'],
  };
