import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { MapView } from '../../engine/map-view.ts';

/** Colours of the map, from the style sheet's variables. */
export interface MapColours {
  readonly sea: string;
  readonly country: string;
  readonly border: string;
  readonly land: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly halo: string;
  /** The seven classes of chance, low to high. */
  readonly ramp: readonly string[];
}

/** Fonts of labels; drawn by the browser, nothing is fetched. */
const font = ['sans-serif'];

/** The colour of a cell: the class that stands at the layer's place in `c`. */
export function rampExpression(ramp: readonly string[], layer: number): ExpressionSpecification {
  const digit = ['slice', ['string', ['get', 'c']], layer, layer + 1];
  const steps = ramp.flatMap((colour, rank) => [String(rank), colour]);
  return ['match', digit, ...steps, ramp[0]] as unknown as ExpressionSpecification;
}

/** The style of the map without its colours: addresses are those of the files in the browser's memory. */
export function mapStyle(
  addresses: Readonly<Record<keyof MapView['files'], string>>,
  colours: MapColours,
  layer: number,
): StyleSpecification {
  const source = (name: keyof MapView['files'], tolerance: number) => ({
    type: 'geojson' as const,
    data: addresses[name],
    tolerance,
  });
  return {
    version: 8,
    sources: {
      surroundings: source('surroundings', 0.4),
      territory: source('territory', 0.2),
      cells: source('cells', 0),
      areas: source('areas', 0.2),
      names: source('names', 0),
    },
    layers: [...grounds(colours), ...cellsAndLines(colours, layer), ...labels(colours)],
  };
}

function grounds(colours: MapColours): LayerSpecification[] {
  const { sea, country, border, land } = colours;
  const area = { type: 'fill', source: 'surroundings' } as const;
  const line = { type: 'line', source: 'surroundings' } as const;
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': sea } },
    { ...area, id: 'countries', paint: { 'fill-color': country } },
    // Coarse outlines leave slivers along the fine one; a broad line of the same colour fills them.
    { ...line, id: 'slivers', paint: { 'line-color': country, 'line-width': 5 } },
    { ...line, id: 'borders', paint: { 'line-color': border, 'line-width': 0.8 } },
    { id: 'land', type: 'fill', source: 'territory', paint: { 'fill-color': land } },
  ];
}

function cellsAndLines(colours: MapColours, layer: number): LayerSpecification[] {
  const { ink, accent, halo, ramp } = colours;
  return [
    {
      ...{ id: 'cells', type: 'fill', source: 'cells' },
      paint: { 'fill-color': rampExpression(ramp, layer), 'fill-antialias': false },
    },
    {
      ...{ id: 'coast', type: 'line', source: 'territory' },
      paint: { 'line-color': ink, 'line-width': 1.1 },
    },
    {
      ...{ id: 'area-halo', type: 'line', source: 'areas' },
      paint: { 'line-color': halo, 'line-width': 2.6, 'line-opacity': 0.75 },
    },
    {
      ...{ id: 'area-line', type: 'line', source: 'areas' },
      paint: { 'line-color': accent, 'line-width': 1.1, 'line-dasharray': [3, 2.2] },
    },
  ];
}

function labels({ ink, muted, accent, halo }: MapColours): LayerSpecification[] {
  const of = (kind: string): FilterSpecification => ['==', ['get', 'kind'], kind];
  const words = { 'text-field': ['get', 'name'] as ExpressionSpecification, 'text-font': font };
  const paint = { 'text-halo-color': halo, 'text-halo-width': 1.6 };
  const order = ['get', 'rank'] as ExpressionSpecification;
  return [
    {
      ...{ id: 'area-names', type: 'symbol', source: 'names', filter: of('area') },
      layout: {
        ...words,
        ...{ 'text-size': 12, 'text-max-width': 11, 'symbol-sort-key': order },
        ...{ 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-justify': 'auto' },
        'text-radial-offset': 0.6,
      },
      paint: { ...paint, 'text-color': accent },
    },
    {
      ...{ id: 'neighbours', type: 'symbol', source: 'names', filter: of('neighbour') },
      layout: {
        ...words,
        ...{ 'text-size': 12, 'text-letter-spacing': 0.14, 'text-transform': 'uppercase' },
        'text-allow-overlap': true,
      },
      paint: { ...paint, 'text-color': muted, 'text-halo-width': 1 },
    },
    {
      ...{ id: 'cities', type: 'circle', source: 'names', filter: of('city') },
      paint: {
        ...{ 'circle-radius': 3, 'circle-color': ink },
        ...{ 'circle-stroke-color': halo, 'circle-stroke-width': 1.2 },
      },
    },
    {
      ...{ id: 'city-names', type: 'symbol', source: 'names', filter: of('city') },
      layout: {
        ...words,
        ...{ 'text-size': 13, 'symbol-sort-key': order, 'text-justify': 'auto' },
        'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
        'text-radial-offset': 0.5,
      },
      paint: { ...paint, 'text-color': ink },
    },
  ];
}
