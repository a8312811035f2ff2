/** Numbers in ascending order, of which no more are sorted than are asked for. The buffers grow and are used again. */
export interface LazyOrder {
  /** Takes in the first `count` of some finite numbers; they must not change while they are asked for. */
  readonly fill: (numbers: Float64Array, count: number) => void;
  /** Place of the number that has a rank, from 0 on; equal numbers have the order of their places. The rank must be below `count`. */
  readonly at: (rank: number) => number;
}

/** Numbers that share a bucket on average. */
const bucketSize = 8;

/** Makes an order of no numbers. They are thrown into buckets of equal width, and a bucket is sorted when one of its ranks is asked for. */
export function createLazyOrder(): LazyOrder {
  let numbers: Float64Array = new Float64Array(0);
  let places = new Int32Array(0);
  let bucketOf = new Int32Array(0);
  /** Rank behind the last number of each bucket. */
  let ends = new Int32Array(0);
  /** Buckets and ranks that are sorted. */
  let sortedBuckets = 0;
  let sorted = 0;

  /** Sorts the places of [from, to) by their numbers; few of them, and equal ones stay as they stand. */
  const sort = (from: number, to: number): void => {
    for (let rank = from + 1; rank < to; rank++) {
      const place = places[rank] as number;
      const number = numbers[place] as number;
      let free = rank;
      for (; free > from; free--) {
        const before = places[free - 1] as number;
        if ((numbers[before] as number) <= number) break;
        places[free] = before;
      }
      places[free] = place;
    }
  };

  return {
    fill: (from, count) => {
      numbers = from;
      sortedBuckets = 0;
      sorted = 0;
      const buckets = Math.ceil(count / bucketSize);
      if (places.length < count) {
        places = new Int32Array(count);
        bucketOf = new Int32Array(count);
        ends = new Int32Array(buckets);
      }
      let least = Number.POSITIVE_INFINITY;
      let most = Number.NEGATIVE_INFINITY;
      for (let place = 0; place < count; place++) {
        const number = numbers[place] as number;
        if (number < least) least = number;
        if (number > most) most = number;
      }
      const perUnit = most > least ? buckets / (most - least) : 0;
      ends.fill(0, 0, buckets);
      for (let place = 0; place < count; place++) {
        const bucket = Math.min(
          buckets - 1,
          Math.floor(((numbers[place] as number) - least) * perUnit),
        );
        bucketOf[place] = bucket;
        ends[bucket] = (ends[bucket] as number) + 1;
      }
      // Counts become the first ranks, and these, number by number, the ends.
      let rank = 0;
      for (let bucket = 0; bucket < buckets; bucket++) {
        const inside = ends[bucket] as number;
        ends[bucket] = rank;
        rank += inside;
      }
      for (let place = 0; place < count; place++) {
        const bucket = bucketOf[place] as number;
        const at = ends[bucket] as number;
        places[at] = place;
        ends[bucket] = at + 1;
      }
    },
    at: (rank) => {
      while (sorted <= rank) {
        const end = ends[sortedBuckets++] as number;
        sort(sorted, end);
        sorted = end;
      }
      return places[rank] as number;
    },
  };
}
