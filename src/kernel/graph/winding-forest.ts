/**
 * A graph that grows by edges and knows round which of up to 64 places one of its closed chains winds. Bit p of a pair (low, high) of
 * 32-bit words belongs to place p: 0 to 31 in the low word, 32 to 63 in the high one.
 */
export interface WindingForest {
  /** Starts anew with so many nodes and no edge. */
  readonly reset: (nodes: number) => void;
  /**
   * Adds the edge between two nodes. Bit p says whether it crosses the cut of place p (a curve from the place to far away) an odd number
   * of times. Returns true if that changed anything: joined two trees, or closed a chain round a place that no chain wound round before.
   */
  readonly join: (a: number, b: number, low: number, high: number) => boolean;
  /** Whether an edge would change anything. */
  readonly adds: (a: number, b: number, low: number, high: number) => boolean;
  /** Whether both nodes hang together by a way that crosses every cut an even number of times: an edge without crossings adds nothing. */
  readonly isClose: (a: number, b: number) => boolean;
  /** Whether both nodes hang together. */
  readonly isJoined: (a: number, b: number) => boolean;
  /** Places that some closed chain winds round. */
  readonly wound: { low: number; high: number };
}

/**
 * Makes a forest for at most so many nodes. Every node knows its tree and the crossings, modulo 2, of the way to it from one node of the tree; when two
 * trees are joined, the nodes of the smaller one are told anew. Edges are many and trees few, so that questions are to be cheap: three looks.
 * An edge inside a tree closes a chain, whose crossings are those of the way there and back.
 *
 * Modulo 2 is enough for discs in a plane: their union parts a place from far away exactly if the sum of crossings is odd for some
 * closed chain of overlapping discs (Alexander duality with coefficients modulo 2), and chains along the edges of a spanning forest
 * generate all. Where a chain winds round twice, two of its edges cross, and of four discs whose edges cross two neighbours overlap: a
 * chain that winds once is there as well.
 *
 * Source: Aho, Hopcroft & Ullman 1974, The Design and Analysis of Computer Algorithms, section 4.6 (smaller set into larger: each node is told anew at
 * most log2(nodes) times); Alexander 1922, Trans. Amer. Math. Soc. 23:333.
 */
export function createWindingForest(mostNodes: number): WindingForest {
  const room = () => new Int32Array(mostNodes);
  // A tree is named after one of its nodes; `next` leads once round its nodes.
  const [tree, size, next, lowTo, highTo] = [room(), room(), room(), room(), room()];
  const wound = { low: 0, high: 0 };

  /** Joins the tree of a smaller root to a larger one; the words are the crossings from the one root to the other. */
  const absorb = (larger: number, smaller: number, low: number, high: number): void => {
    let node = smaller;
    do {
      tree[node] = larger;
      lowTo[node] ^= low;
      highTo[node] ^= high;
      node = next[node];
    } while (node !== smaller);
    size[larger] += size[smaller];
    const after = next[larger];
    next[larger] = next[smaller];
    next[smaller] = after;
  };

  const adds = (a: number, b: number, low: number, high: number): boolean => {
    if (tree[a] !== tree[b]) return true;
    const lowChain = lowTo[a] ^ lowTo[b] ^ low;
    const highChain = highTo[a] ^ highTo[b] ^ high;
    return ((lowChain & ~wound.low) | (highChain & ~wound.high)) !== 0;
  };

  return {
    wound,
    adds,
    reset: (nodes) => {
      for (let i = 0; i < nodes; i++) {
        tree[i] = i;
        next[i] = i;
      }
      size.fill(1, 0, nodes);
      lowTo.fill(0, 0, nodes);
      highTo.fill(0, 0, nodes);
      wound.low = 0;
      wound.high = 0;
    },
    isClose: (a, b) => tree[a] === tree[b] && lowTo[a] === lowTo[b] && highTo[a] === highTo[b],
    isJoined: (a, b) => tree[a] === tree[b],
    join: (a, b, low, high) => {
      if (!adds(a, b, low, high)) return false;
      const lowChain = lowTo[a] ^ lowTo[b] ^ low;
      const highChain = highTo[a] ^ highTo[b] ^ high;
      const one = tree[a];
      const other = tree[b];
      if (one === other) {
        wound.low |= lowChain;
        wound.high |= highChain;
      } else if (size[one] < size[other]) absorb(other, one, lowChain, highChain);
      else absorb(one, other, lowChain, highChain);
      return true;
    },
  };
}
