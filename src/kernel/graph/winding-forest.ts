/**
 * A graph that grows by edges and knows round which of up to 64 places one of its closed chains winds. Bit p of a pair (low, high) of
 * 32-bit words belongs to place p: 0 to 31 in the low word, 32 to 63 in the high one.
 */
export interface WindingForest {
  /** Starts anew with so many nodes and no edge. */
  readonly reset: (nodes: number) => void;
  /**
   * Adds the edge between two nodes. Bit p says whether it crosses the cut of place p (a curve from the place to far away) an odd number
   * of times. Returns true if the edge closed a chain round a place that no chain wound round before.
   */
  readonly join: (a: number, b: number, low: number, high: number) => boolean;
  /** Whether an edge would change anything: join two trees, or close a chain round a place that no chain winds round yet. */
  readonly adds: (a: number, b: number, low: number, high: number) => boolean;
  /** Whether both nodes hang together. */
  readonly isJoined: (a: number, b: number) => boolean;
  /** Places that some closed chain winds round. */
  readonly wound: { low: number; high: number };
}

/**
 * Makes a forest for at most so many nodes: union by size, paths halved, so that an edge costs next to nothing. Every node holds the
 * crossings, modulo 2, of the way to its parent; an edge inside a tree closes a chain, whose crossings are those of the way there and back.
 *
 * Modulo 2 is enough for discs in a plane: their union parts a place from far away exactly if the sum of crossings is odd for some
 * closed chain of overlapping discs (Alexander duality with coefficients modulo 2), and chains along the edges of a spanning forest
 * generate all. Where a chain winds round twice, two of its edges cross, and of four discs whose edges cross two neighbours overlap: a
 * chain that winds once is there as well.
 *
 * Source: Tarjan 1975, J. ACM 22:215 (union by size); Tarjan & van Leeuwen 1984, J. ACM 31:245 (halving); Alexander 1922, Trans. Amer. Math. Soc. 23:333.
 */
export function createWindingForest(mostNodes: number): WindingForest {
  const room = () => new Int32Array(mostNodes);
  const [parent, size, lowUp, highUp] = [room(), room(), room(), room()];
  const wound = { low: 0, high: 0 };
  // Crossings of the way that `find` went last.
  let [lowWay, highWay] = [0, 0];

  const find = (node: number): number => {
    // Mostly a node is a root or hangs at one: a root's own crossings are 0.
    const above = parent[node];
    if (parent[above] === above) {
      lowWay = lowUp[node];
      highWay = highUp[node];
      return above;
    }
    [lowWay, highWay] = [0, 0];
    let at = node;
    while (parent[at] !== at) {
      const next = parent[at];
      lowUp[at] ^= lowUp[next];
      highUp[at] ^= highUp[next];
      parent[at] = parent[next];
      lowWay ^= lowUp[at];
      highWay ^= highUp[at];
      at = parent[at];
    }
    return at;
  };

  let [rootA, rootB, lowChain, highChain] = [0, 0, 0, 0];
  /** Finds both roots, and the crossings from the one to the other by way of the edge; returns whether they differ. */
  const chain = (a: number, b: number, low: number, high: number): boolean => {
    rootA = find(a);
    lowChain = lowWay ^ low;
    highChain = highWay ^ high;
    rootB = find(b);
    lowChain ^= lowWay;
    highChain ^= highWay;
    return rootA !== rootB;
  };

  return {
    wound,
    reset: (nodes) => {
      for (let i = 0; i < nodes; i++) parent[i] = i;
      size.fill(1, 0, nodes);
      lowUp.fill(0, 0, nodes);
      highUp.fill(0, 0, nodes);
      Object.assign(wound, { low: 0, high: 0 });
    },
    isJoined: (a, b) => find(a) === find(b),
    adds: (a, b, low, high) => {
      if (chain(a, b, low, high)) return true;
      return ((lowChain & ~wound.low) | (highChain & ~wound.high)) !== 0;
    },
    join: (a, b, low, high) => {
      if (chain(a, b, low, high)) {
        const [upper, lower] = size[rootA] < size[rootB] ? [rootB, rootA] : [rootA, rootB];
        parent[lower] = upper;
        size[upper] += size[lower];
        lowUp[lower] = lowChain;
        highUp[lower] = highChain;
        return false;
      }
      const isNew = ((lowChain & ~wound.low) | (highChain & ~wound.high)) !== 0;
      wound.low |= lowChain;
      wound.high |= highChain;
      return isNew;
    },
  };
}
