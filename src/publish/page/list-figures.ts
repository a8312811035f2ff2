import type { Assessment } from '../../domain/results.ts';
import type { MapFeature } from '../map-features.ts';
import { selectMain } from '../select-main.ts';
import { altitudeFigure } from './altitude-chart.ts';
import { driverFigures } from './drivers.ts';
import type { Figure } from './figure.ts';
import { mapFigures } from './map-figures.ts';
import { readinessFigure } from './readiness-chart.ts';

/** Lists every figure of the published page, in its order; the map at each height is one. */
export function listFigures(
  assessment: Assessment,
  features: readonly MapFeature[],
): readonly Figure[] {
  const main = selectMain(assessment);
  return [
    ...mapFigures(assessment, features),
    ...[altitudeFigure(assessment, main), readinessFigure(assessment)].filter(
      (one) => one !== null,
    ),
    ...driverFigures(assessment, main),
  ];
}
