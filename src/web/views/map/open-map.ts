import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as GlMap, NavigationControl, prewarm, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { MapView } from '../../engine/map-view.ts';
import { type MapColours, mapStyle, rampExpression } from './map-style.ts';

/** A map on the page. */
export interface OpenMap {
  /** Shows another layer: see `layerOf`. */
  readonly show: (layer: number) => void;
  readonly close: () => void;
}

/** What a map is opened with. */
export interface MapOrder {
  readonly container: HTMLElement;
  readonly view: MapView;
  readonly layer: number;
  readonly locale: Readonly<Record<string, string>>;
}

/** Room round the territory, pixels. */
const padding = 28;

/** Draws a map; it follows light and dark. Throws where the browser has no WebGL. */
export function openMap({ container, view, layer, locale }: MapOrder): OpenMap {
  setWorkerUrl(workerUrl);
  const addresses = Object.entries(view.files).map(
    ([name, text]) =>
      [name, URL.createObjectURL(new Blob([text], { type: 'application/geo+json' }))] as const,
  );
  let shown = layer;
  const files = Object.fromEntries(addresses) as Record<keyof MapView['files'], string>;
  const [west, south, east, north] = view.box;
  const map = new GlMap({
    ...{ container, locale: { ...locale }, style: mapStyle(files, readColours(), layer) },
    ...{ bounds: [west, south, east, north], fitBoundsOptions: { padding } },
    ...{ attributionControl: false, cooperativeGestures: true, maxZoom: 9, maxPitch: 0 },
    ...{ dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0 },
    maxBounds: surround(view),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');

  // A frame that changes shows the whole territory, until somebody has moved the map.
  let isMoved = false;
  map.on('movestart', ({ originalEvent }) => {
    if (originalEvent !== undefined) isMoved = true;
  });
  map.on('zoomstart', ({ originalEvent }) => {
    if (originalEvent !== undefined) isMoved = true;
  });
  map.on('resize', () => {
    if (!isMoved) map.fitBounds([west, south, east, north], { padding, animate: false });
  });

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const recolour = (): void => void map.setStyle(mapStyle(files, readColours(), shown));
  dark.addEventListener('change', recolour);
  return {
    show: (next) => {
      shown = next;
      map.setPaintProperty('cells', 'fill-color', rampExpression(readColours().ramp, next));
    },
    close: () => {
      dark.removeEventListener('change', recolour);
      map.remove();
      for (const [, address] of addresses) URL.revokeObjectURL(address);
    },
  };
}

/** How far the map can be moved: the territory and once its size around it. */
function surround({ box }: MapView): [number, number, number, number] {
  const [west, south, east, north] = box;
  const wide = Math.max(8, east - west);
  const high = Math.max(8, north - south);
  return [west - wide, Math.max(-84, south - high), east + wide, Math.min(84, north + high)];
}

function readColours(): MapColours {
  const sheet = getComputedStyle(document.documentElement);
  const read = (name: string): string => sheet.getPropertyValue(`--${name}`).trim();
  return {
    ...{ sea: read('panel'), country: read('faint'), border: read('rule'), land: read('land') },
    ...{ ink: read('ink'), muted: read('muted'), accent: read('accent'), halo: read('halo') },
    ramp: Array.from({ length: 7 }, (_, i) => read(`c${i}`)),
  };
}

/** Starts the map's workers before there is a map: later there may be no network to fetch their program from. */
export function prepareMap(): void {
  setWorkerUrl(workerUrl);
  prewarm();
}
