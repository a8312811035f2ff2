/** Finds points near a place; `withinM` is a straight distance in metres. */
export interface NearestPoint {
  /** Index of the nearest point, -1 where none lies within the distance. */
  readonly find: (x: number, y: number, z: number, withinM: number) => number;
  /** Whether any point lies within the distance: ends with the first one that does. */
  readonly isNear: (x: number, y: number, z: number, withinM: number) => boolean;
}

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Points in one leaf of the tree. */
const leafPoints = 16;

/**
 * Prepares finding nearest points in a binary tree of balls over points that stand in an order that keeps neighbours together, such as a
 * polyline; coordinates in metres. Every ball holds the points of one stretch of the order; a ball that lies farther away than the best point
 * so far is passed over. Ties go to whichever is met first. About log2(points) balls a call.
 */
export function createNearestPoint(points: Points): NearestPoint {
  const count = points.x.length;
  const { leaves, middle, radiusM } = buildBalls(points);
  const squareOf = (p: number): number => squareTo(points, p, qx, qy, qz);
  let [qx, qy, qz] = [0, 0, 0];
  let best = -1;
  let bestSquare = 0;
  let bestM = 0;
  /** Whether the first point within the distance is enough. */
  let isFirstEnough = false;
  const scan = (leaf: number): void => {
    const end = Math.min(count, (leaf + 1) * leafPoints);
    for (let p = leaf * leafPoints; p < end; p++) {
      const square = squareOf(p);
      if (square > bestSquare || (square === bestSquare && best >= 0)) continue;
      best = p;
      bestSquare = square;
      bestM = Math.sqrt(square);
    }
  };
  /** Straight distance to the node's ball, 0 inside; infinite for a node without points. */
  const distanceM = (node: number): number => {
    if (radiusM[node] < 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, Math.sqrt(squareOf(middle[node])) - radiusM[node]);
  };
  const visit = (node: number): void => {
    if (isFirstEnough && best >= 0) return;
    if (node >= leaves) {
      scan(node - leaves);
      return;
    }
    const left = distanceM(2 * node);
    const right = distanceM(2 * node + 1);
    const isLeftFirst = left <= right;
    if (Math.min(left, right) <= bestM) visit(isLeftFirst ? 2 * node : 2 * node + 1);
    if (Math.max(left, right) <= bestM) visit(isLeftFirst ? 2 * node + 1 : 2 * node);
  };
  const search = (x0: number, y0: number, z0: number, withinM: number): number => {
    qx = x0;
    qy = y0;
    qz = z0;
    best = -1;
    bestM = withinM;
    bestSquare = withinM * withinM;
    if (count > 0 && distanceM(1) <= bestM) visit(1);
    return best;
  };
  return {
    find: (x0, y0, z0, withinM) => {
      isFirstEnough = false;
      return search(x0, y0, z0, withinM);
    },
    isNear: (x0, y0, z0, withinM) => {
      isFirstEnough = true;
      return search(x0, y0, z0, withinM) >= 0;
    },
  };
}

/** Node 1 is the root, the children of node n are 2n and 2n + 1; a node without points has radius -1. */
interface Balls {
  readonly leaves: number;
  /** The point that is the middle of each node's ball. */
  readonly middle: Int32Array;
  readonly radiusM: Float64Array;
}

function buildBalls(points: Points): Balls {
  const { x, y, z } = points;
  const count = x.length;
  let leaves = 1;
  while (leaves * leafPoints < count) leaves *= 2;
  const middle = new Int32Array(2 * leaves);
  const radiusM = new Float64Array(2 * leaves).fill(-1);
  for (let wide = leaves, node = 1; wide >= 1; wide /= 2) {
    // Every node of this row of the tree holds so many leaves.
    for (let first = 0; first < leaves * leafPoints; first += wide * leafPoints, node++) {
      const end = Math.min(count, first + wide * leafPoints);
      if (first >= end) continue;
      const m = (first + end - 1) >> 1;
      let most = 0;
      for (let p = first; p < end; p++)
        most = Math.max(most, squareTo(points, p, x[m], y[m], z[m]));
      middle[node] = m;
      // A millimetre covers the rounding of the distances.
      radiusM[node] = Math.sqrt(most) + 0.001;
    }
  }
  return { leaves, middle, radiusM };
}

function squareTo(points: Points, p: number, qx: number, qy: number, qz: number): number {
  const dx = points.x[p] - qx;
  const dy = points.y[p] - qy;
  const dz = points.z[p] - qz;
  return dx * dx + dy * dy + dz * dz;
}
