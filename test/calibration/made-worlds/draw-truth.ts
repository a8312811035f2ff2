import {
  apartM,
  createDice,
  type Dice,
  groundRadiusM,
  type Point,
} from '../../oracle/slow-model/earth.ts';
import { leadsThrough } from './belt.ts';
import { type Country, layCountry } from './country.ts';
import type { MadeWorld } from './make-world.ts';
import { assumption, type Paper, systemFigures } from './papers.ts';

/** Tells whether a point lies in an envelope. */
export type IsCovered = (point: Point) => boolean;

/**
 * Draws one possible world of what the maker of a report means and says whether the claim holds in it. Knows nothing of the product: outlines and cities
 * are read from their packages, figures from their papers, units are put on a flat chart and looked at one by one.
 */
export function drawTruth(world: MadeWorld, seed: number): boolean {
  const dice = createDice(seed);
  const draw = ({ low, high }: Paper): number => (low === high ? low : dice.between(low, high));
  const country = layCountry(world.country);
  const figures = systemFigures(world.system);
  const [floorM, ceilingM] = [draw(figures.floorM), draw(figures.ceilingM)];
  const { altitudeM } = world;
  const isBeside = altitudeM > 0 && (altitudeM < floorM || altitudeM > ceilingM);
  const reachM = isBeside ? 0 : groundRadiusM(draw(figures.rangeM), altitudeM);
  const readyShare = draw(assumption('ready'));
  const posts = placeUnits(world, country, drawCount(world, dice, draw), dice).filter(() =>
    dice.hits(readyShare),
  );
  const depthM = draw(assumption('belt-depth'));
  return reachM > 0 && holds(world, country, { posts, reachM, depthM });
}

/** Draws how many posts there are: a missile takes a launcher to be fired from. */
function drawCount(
  { count, hedge, unit }: MadeWorld,
  { between }: Dice,
  draw: (paper: Paper) => number,
): number {
  const real = hedge === 'about' ? Math.round(between(0.9 * count, 1.1 * count)) : count;
  return unit === 'missile' ? Math.round(real * draw(assumption('launchers-per-missile'))) : real;
}

/** Puts units anywhere, or each in its own one of equal parts along Hilbert's curve. */
function placeUnits(
  { where, placement }: MadeWorld,
  { sites, bandSites }: Country,
  count: number,
  { uniform }: Dice,
): Point[] {
  const all = where === 'border' ? bandSites : sites;
  const rank = (unit: number): number =>
    placement === 'spread' ? (unit + uniform()) / count : uniform();
  return Array.from({ length: count }, (_, unit) => all[Math.floor(rank(unit) * all.length)]);
}

function holds(
  world: MadeWorld,
  country: Country,
  drawn: { readonly posts: readonly Point[]; readonly reachM: number; readonly depthM: number },
): boolean {
  const isCovered = coverBy(drawn.posts, drawn.reachM);
  switch (world.interpretation) {
    case 'area': {
      const covered = country.places.filter(isCovered).length;
      return covered >= (world.areaShare ?? 0.95) * country.places.length;
    }
    case 'border':
      return country.perimeter.every(isCovered);
    case 'points':
      return country.cities.every(isCovered);
    case 'belt':
      return country.perimeter.every(isCovered) || !leadsThrough(country, drawn);
  }
}

/** Looks at the posts in the squares about a point, one by one. */
export function coverBy(posts: readonly Point[], reachM: number): IsCovered {
  const squares = new Map<string, Point[]>();
  const keyOf = (x: number, y: number): string => `${x} ${y}`;
  const squareOf = ([x, y]: Point) => [Math.floor(x / reachM), Math.floor(y / reachM)] as const;
  for (const post of posts) {
    const key = keyOf(...squareOf(post));
    squares.set(key, [...(squares.get(key) ?? []), post]);
  }
  return (point) => {
    const [x, y] = squareOf(point);
    for (const east of [0, -1, 1])
      for (const north of [0, -1, 1])
        for (const post of squares.get(keyOf(x + east, y + north)) ?? [])
          if (apartM(post, point) <= reachM) return true;
    return false;
  };
}
