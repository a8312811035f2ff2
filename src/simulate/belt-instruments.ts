import type { World } from '../domain/world.ts';
import { createMeridianCuts, type MeridianCuts } from '../kernel/geo/meridian-cuts.ts';
import {
  type BeltStrips,
  chooseStrips,
  createBeltPostFinder,
  type FindBeltPosts,
} from './find-belt-posts.ts';
import { createPostLinker, type LinkPosts } from './link-belt-posts.ts';

/** What every case of a world measures belts with. */
export interface BeltInstruments {
  readonly strips: BeltStrips;
  readonly findPosts: FindBeltPosts;
  readonly cuts: MeridianCuts;
  readonly linkPosts: LinkPosts;
}

/** Makes the belt's instruments of a world. */
export function createBeltInstruments(world: World): BeltInstruments {
  const strips = chooseStrips(world);
  const cuts = cutMarkers(world);
  return {
    ...{ strips, cuts },
    findPosts: createBeltPostFinder(world, strips),
    linkPosts: createPostLinker(strips, cuts),
  };
}

/** Cuts from the markers to the pole of the other half of the globe, where nothing of the territory lies. */
function cutMarkers({ belt, perimeter }: World): MeridianCuts {
  const { points, lng } = perimeter;
  const height = points.z.reduce((sum, value) => sum + value, 0);
  const west = lng.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const east = lng.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return createMeridianCuts(belt.markers, height > 0 ? 'south' : 'north', west, east);
}
