import { type CaseIntruder, type Side, sideKey } from '../domain/intruder.ts';
import type { SideLine, World, WorldPlace } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM, writeEcef } from '../kernel/geo/ellipsoid.ts';
import { layTrack, makeTrack, type Track } from '../kernel/geo/track.ts';
import { cos, sin, TWO_PI, toRadians } from '../kernel/math/index.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';

/** How far from the named place a track may end, metres. */
const endWithinM = 25_000;

/** Intruder classes of a case that fly from the same side towards the same place: they share their tracks. */
export interface Flight {
  readonly from: Side;
  readonly towards: string;
  /** Indices of the case's intruders. */
  readonly intruders: readonly number[];
}

/** Most classes of a flight: a bit each. Further ones are another flight, on the same tracks. */
const mostClasses = 32;

/** Groups a case's intruders into flights of at most 32 classes, in the order in which they stand. */
export function groupFlights(intruders: readonly CaseIntruder[]): Flight[] {
  const flights = new Map<string, { from: Side; towards: string; intruders: number[] }>();
  intruders.forEach((intruder, index) => {
    const { from, towards } = intruder;
    let number = 0;
    const keyOf = (): string => `${sideKey(from)}>${towards}>${number}`;
    while (flights.get(keyOf())?.intruders.length === mostClasses) number++;
    const flight = flights.get(keyOf()) ?? { from, towards, intruders: [] };
    flight.intruders.push(index);
    flights.set(keyOf(), flight);
  });
  return [...flights.values()];
}

/** Names a flight: `<side>><place>`. */
export function flightKey(flight: Flight): string {
  return `${sideKey(flight.from)}>${flight.towards}`;
}

/** Lays track `number` of a trial; the next call writes it anew. */
export type LayTrack = (trial: number, number: number) => Track;

/**
 * Prepares laying the tracks of a flight: start uniform by length on the named side, straight to a uniform point within 25 km of the named
 * place. Stream `<purpose>:<side>><place>`, unit = number of the track: classes that share side and place share the tracks.
 */
export function createTrackLayer(
  world: World,
  flight: Flight,
  rng: Rng,
  purpose: 'crossing' | 'raid',
): LayTrack {
  const side = world.sides[sideKey(flight.from)] as SideLine;
  const place = world.destinations[flight.towards] as WorldPlace;
  const stream = streamKey(`${purpose}:${flightKey(flight)}`);
  const block = new Uint32Array(4);
  const ends = { x: new Float64Array(2), y: new Float64Array(2), z: new Float64Array(2) };
  const track = makeTrack();
  const goal = {
    lng: place.lng,
    lat: place.lat,
    metresPerLng: toRadians(1) * parallelRadiusM(place.lat),
    metresPerLat: toRadians(1) * meridionalRadiusM(place.lat),
  };
  return (trial, number) => {
    rng.words(block, stream, trial, number, 0);
    drawEnds(side, goal, block, ends);
    return layTrack(ends, track);
  };
}

/** A named place, with the length of a degree there. */
interface Goal {
  readonly lng: number;
  readonly lat: number;
  readonly metresPerLng: number;
  readonly metresPerLat: number;
}

/** Draws the ends of a track: uniform by length on the side, uniform by area round the place. */
function drawEnds(
  side: SideLine,
  goal: Goal,
  words: Uint32Array,
  ends: { x: Float64Array; y: Float64Array; z: Float64Array },
): void {
  const v = toUnit53(words[0] as number, words[1] as number);
  let low = 0;
  let high = side.cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((side.cumulative[middle] as number) <= v) low = middle + 1;
    else high = middle;
  }
  const from = low === 0 ? 0 : (side.cumulative[low - 1] as number);
  const part = (v - from) / ((side.cumulative[low] as number) - from);
  const { pieces } = side;
  const first = 4 * low;
  const lng = (pieces[first] as number) * (1 - part) + (pieces[first + 2] as number) * part;
  const lat = (pieces[first + 1] as number) * (1 - part) + (pieces[first + 3] as number) * part;
  const angle = TWO_PI * toOpenUnit32(words[2] as number);
  const radiusM = endWithinM * Math.sqrt(toOpenUnit32(words[3] as number));
  const endLng = goal.lng + (radiusM * sin(angle)) / goal.metresPerLng;
  const endLat = goal.lat + (radiusM * cos(angle)) / goal.metresPerLat;
  writeEcef(ends.x, ends.y, ends.z, 0, lng, lat);
  writeEcef(ends.x, ends.y, ends.z, 1, endLng, endLat);
}
