import { expect, test } from 'vitest';
import { makeAssessment } from '../../../test/fixtures/assessment/make-assessment.ts';
import type { CoverageMap } from '../../domain/results.ts';
import { classOf, drawLayers } from './map-layers.ts';
import { fitMap } from './map-projection.ts';

const { map, outline } = makeAssessment();
const projection = fitMap(outline.flat(), 720, 640, 34);

test('cells below 5 km are joined before they are drawn', () => {
  expect(drawLayers(map, projection).factor).toBe(1);
  expect(drawLayers({ ...map, cellM: 2000 }, projection).factor).toBe(3);
});

test('the paths stay within their budget however restless the map is', () => {
  // Every other cell certain: no two neighbours share a class, the worst case for runs.
  const restless: CoverageMap = {
    ...map,
    probability: map.probability.map((cells) => cells.map((_, i) => (i % 2) * 255)),
  };
  const { layers, factor } = drawLayers(restless, projection);
  const characters = layers.flatMap((layer) => layer.paths).join('').length;
  expect(factor).toBeGreaterThan(1);
  expect(characters).toBeLessThanOrEqual(700_000);
});

test('classes rise with the chance and take their lower edge', () => {
  expect([0, 0.049, 0.05, 0.5, 0.95, 1].map(classOf)).toEqual([0, 0, 1, 3, 6, 6]);
});

test('the mean over the country is that of the cells with land', () => {
  const known = (map.probability[0] ?? []).filter((cell) => cell !== null);
  const mean = known.reduce((sum, cell) => sum + cell, 0) / known.length / 255;
  expect(drawLayers(map, projection).layers[0]?.mean).toBeCloseTo(mean, 12);
});
