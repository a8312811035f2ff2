import type { Area } from '../domain/area.ts';
import type { LngLat } from '../domain/reference.ts';
import {
  asNumber,
  asText,
  type Field,
  get,
  type MapField,
  type ReadContext,
  report,
  show,
  toPlain,
} from './field.ts';
import { readLength } from './lengths.ts';
import { inscribedRadiusM, parsePolygons, readPolygons } from './polygons.ts';
import { readAttachment } from './territory.ts';

/** Least radius of a circle or polygon that a user draws, metres (refusal 6). */
export const leastDrawnRadiusM = 25_000;

/** Reads a circle that a user draws: centre, radius of at least 25 km, and the claim that names it. */
export function readCircle(context: ReadContext, map: MapField, field: Field): Area | null {
  const items = field.kind === 'list' ? field.items : [];
  const [lngField, latField] = items;
  if (items.length !== 2 || !lngField || !latField) {
    report(
      context,
      'E_SCENARIO_TYPE',
      field,
      `circle must be [longitude, latitude], not ${show(field)}`,
    );
    return null;
  }
  const lng = asNumber(context, lngField, 'the longitude', -180, 180);
  const lat = asNumber(context, latField, 'the latitude', -90, 90);
  const radiusM = readLength(context, map, 'radius', [], null);
  const claim = readDrawnClaim(context, map);
  if (radiusM !== null && radiusM < leastDrawnRadiusM) {
    const message = `a circle must have a radius of at least 25 km; it has ${radiusM / 1000} km`;
    report(
      context,
      'E_SCENARIO_SMALL_AREA',
      get(map, 'radiusKm') ?? get(map, 'radiusM') ?? map,
      message,
    );
    return null;
  }
  if (lng === null || lat === null || radiusM === null || claim === null) return null;
  return { kind: 'circle', centre: [lng, lat], radiusM, claim };
}

/** Reads a polygon that a user draws: it holds a circle of 25 km in radius and cites the claim that names it. */
export function readPolygon(context: ReadContext, map: MapField, field: Field): Area | null {
  const claim = readDrawnClaim(context, map);
  const rings = readDrawnRings(context, field);
  if (rings === null) return null;
  const radiusM = inscribedRadiusM(rings);
  if (!(radiusM >= leastDrawnRadiusM)) {
    const message = `a polygon must hold a circle of 25 km in radius; the largest found has ${(radiusM / 1000).toFixed(1)} km`;
    report(context, 'E_SCENARIO_SMALL_AREA', field, message);
    return null;
  }
  return claim === null ? null : { kind: 'polygon', rings, claim };
}

function readDrawnRings(context: ReadContext, field: Field): readonly (readonly LngLat[])[] | null {
  const file = field.kind === 'scalar' ? asText(context, field, 'polygon', 255) : null;
  if (field.kind === 'scalar' && file === null) return null;
  const text = file === null ? null : readAttachment(context, field, file);
  if (file !== null && text === null) return null;
  const parsed = text === null ? readPolygons(toPlain(field)) : parsePolygons(text);
  const message = parsed.ok
    ? parsed.polygons.length === 1
      ? null
      : 'a drawn area must be one Polygon'
    : parsed.message;
  if (message === null && parsed.ok) return parsed.polygons[0] ?? null;
  report(context, 'E_SCENARIO_AREA', field, `polygon: ${message}`);
  return null;
}

function readDrawnClaim(context: ReadContext, map: MapField): string | null {
  const field = get(map, 'claim');
  if (field !== undefined) {
    const text = asText(context, field, 'claim', 200);
    return text === null ? null : text.replace(/^claim:/, '');
  }
  const message = 'a drawn circle or polygon must cite the claim that names it: claim: <id>';
  report(context, 'E_SCENARIO_SMALL_AREA', map, message);
  return null;
}
