import type { Scenario } from '../domain/case.ts';
import type { PerimeterChoice } from '../domain/perimeter-choice.ts';
import type { LngLat, Reference, Territory } from '../domain/reference.ts';
import { ringAreaM2 } from '../kernel/geo/polygon.ts';
import {
  findMiddleLng,
  isSeam,
  joinAtDateLine,
  type Ring,
  type Stretch,
  turnTowards,
  unrollLine,
} from './unroll.ts';

/** What a ring of an outline bounds: land from outside, another country's enclave, or an inland water. */
export type RingKind = 'outer' | 'enclave' | 'water';

/** A ring of an outline: outer rings run counter-clockwise, the others clockwise. */
export interface OutlineRing {
  readonly kind: RingKind;
  readonly ring: Ring;
}

/** A territory's outline as the world needs it. Longitudes are continuous and may lie beyond 180 degrees; no ring is cut at the date line. */
export interface Outline {
  readonly code: string;
  readonly name: string;
  readonly dataset: string;
  readonly rings: readonly OutlineRing[];
  readonly borders: Territory['borders'];
  readonly coast: readonly Ring[];
  /** Longitude in the middle of the land: everything else is turned towards it. */
  readonly middleLng: number;
  /** Inland waters that the outline has, whether they count as land or not. */
  readonly waters: number;
  readonly highestGroundM: number | null;
}

/** Land nearer to a pole than this is refused, degrees of latitude. */
const mostLat = 89.5;

/** Least area of a territory, square metres. Where the data set has no more than a point, nothing can be measured. */
const leastAreaM2 = 1e4;

/** Why a territory has no outline to simulate on; `isUnknown` when there is no such territory at all. */
export interface NoOutline {
  readonly reason: string;
  readonly isUnknown: boolean;
}

/**
 * Finds a territory's outline: rings are unrolled, turned the right way round and joined where the data set cuts them at the date
 * line. Returns the reason instead where there is none, or none that can be measured on.
 */
export function findOutline(
  territory: Scenario['territory'],
  reference: Pick<Reference, 'territory'>,
  choice: PerimeterChoice,
): Outline | NoOutline {
  const raw = findTerritory(territory, reference, choice);
  if ('reason' in raw) return raw;
  const refuse = (reason: string): NoOutline => ({
    isUnknown: false,
    reason: `${raw.name}: ${reason}`,
  });
  const sorted = sortRings(raw);
  if (sorted.some(({ ring }) => holdsPole(ring)))
    return refuse('the outline holds or reaches a pole; such a territory is not simulated');
  const outer = sorted.filter(({ kind }) => kind === 'outer').map(({ ring }) => ring);
  const areas = outer.map((ring) => Math.abs(ringAreaM2(ring)));
  const main = outer[areas.indexOf(Math.max(...areas))];
  if (main === undefined || !(Math.max(...areas) >= leastAreaM2))
    return refuse('the outline in the data set encloses no area; choose another territory');
  const middleLng = findMiddleLng(outer, main);
  const { rings, seams } = joinRings(sorted, middleLng);
  const isWater = choice.inlandWaters === 'included' ? findShores(sorted) : () => false;
  const turnLines = (lines: readonly Ring[]): Ring[] =>
    lines
      .filter((line) => !isWater(line))
      .map((line) => turnTowards(unrollLine(line), middleLng))
      .flatMap((line) => dropSeams(line, seams));
  const highest = raw.highestGround?.distribution;
  return {
    code: raw.code,
    name: raw.name,
    dataset: raw.dataset,
    rings: rings.filter(({ kind }) => kind !== 'water' || choice.inlandWaters === 'excluded'),
    borders: raw.borders.map(({ neighbour, lines }) => ({ neighbour, lines: turnLines(lines) })),
    coast: turnLines(raw.coast),
    middleLng,
    waters: rings.filter(({ kind }) => kind === 'water').length,
    highestGroundM: highest?.kind === 'fixed' ? highest.value : null,
  };
}

/** Turns rings towards the middle and the right way round, and joins them at the date line. */
function joinRings(
  sorted: readonly OutlineRing[],
  middleLng: number,
): { readonly rings: readonly OutlineRing[]; readonly seams: readonly Stretch[] } {
  const turned = sorted.map(({ kind, ring }) => ({
    kind,
    ring: windRing(turnTowards(ring, middleLng), kind === 'outer'),
  }));
  const kinds = new Map(turned.map(({ kind, ring }) => [ring, kind]));
  const { rings, seams } = joinAtDateLine(turned.map(({ ring }) => ring));
  const kindOf = (ring: Ring): RingKind =>
    kinds.get(ring) ?? (ringAreaM2(ring) > 0 ? 'outer' : 'water');
  return { rings: rings.map((ring) => ({ kind: kindOf(ring), ring })), seams };
}

/** Moves a longitude by whole turns to where the outline has its land, degrees. */
export function turnLng(lng: number, middleLng: number): number {
  return lng + 360 * Math.round((middleLng - lng) / 360);
}

/** Unrolls the rings of a polygon beside an outline and turns them round: outer ring counter-clockwise, holes clockwise. */
export function turnPolygon(rings: readonly Ring[], middleLng: number): Ring[] {
  return rings.map((ring, index) =>
    windRing(turnTowards(unrollLine(ring), middleLng), index === 0),
  );
}

function findTerritory(
  territory: Scenario['territory'],
  reference: Pick<Reference, 'territory'>,
  choice: PerimeterChoice,
): Territory | NoOutline {
  if (territory.kind === 'country') {
    const { code } = territory;
    const found = reference.territory(code, choice.dataset);
    if (found !== null) return found;
    return reference.territory(code, '10m') === null
      ? { isUnknown: true, reason: `no outline for ${code}` }
      : { isUnknown: false, reason: `the data set ${choice.dataset} has no outline for ${code}` };
  }
  return {
    code: territory.name,
    name: territory.name,
    dataset: territory.file,
    polygons: territory.rings,
    borders: [],
    coast: territory.rings.flat(),
    highestGround: null,
  };
}

/** Unrolls all rings and says what each of them bounds: an inner ring that no neighbour shares is a water. */
function sortRings({ polygons, borders }: Territory): readonly OutlineRing[] {
  const shared = new Set(borders.flatMap(({ lines }) => lines.flat().map((point) => point.join())));
  return polygons.flatMap((rings) =>
    rings.map((ring, index): OutlineRing => {
      const isShared = index > 0 && ring.some((point) => shared.has(point.join()));
      return {
        kind: index === 0 ? 'outer' : isShared ? 'enclave' : 'water',
        ring: unrollLine(ring),
      };
    }),
  );
}

/** Tells which lines are shores of the outline's inland waters. */
function findShores(rings: readonly OutlineRing[]): (line: Ring) => boolean {
  const shores = new Set(
    rings.flatMap(({ kind, ring }) => (kind === 'water' ? ring.map((point) => point.join()) : [])),
  );
  return (line) => shores.size > 0 && line.every((point) => shores.has(point.join()));
}

/** A ring that closes a whole turn away from its start runs round a pole. */
function holdsPole(ring: Ring): boolean {
  const first = ring[0] as LngLat;
  const last = ring[ring.length - 1] as LngLat;
  return (
    Math.abs(last[0] - first[0]) > 180 || ring.some((point) => !(Math.abs(point[1]) <= mostLat))
  );
}

function windRing(ring: Ring, counterClockwise: boolean): Ring {
  return ringAreaM2(ring) >= 0 === counterClockwise ? ring : [...ring].reverse();
}

/** Cuts a line where it runs along a stretch of the date line that is no border. */
function dropSeams(line: Ring, seams: readonly Stretch[]): Ring[] {
  if (seams.length === 0) return [line];
  const parts: LngLat[][] = [];
  let part: LngLat[] = [];
  line.forEach((point, i) => {
    part.push(point);
    const next = line[i + 1];
    if (next !== undefined && !isSeam(point, next, seams)) return;
    if (part.length > 1) parts.push(part);
    part = [];
  });
  return parts;
}
