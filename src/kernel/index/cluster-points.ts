/** Points sorted into clusters of neighbours, each with a ball around it: a query rejects a whole cluster by one comparison. */
export interface Clusters {
  /** How many clusters hold points. */
  count: number;
  /** Where each cluster's points start; entry `count` is the number of points. */
  starts: Int32Array;
  /** Coordinates in cluster order. */
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** Each cluster's first point, once more: a query that looks at every cluster reads them in order. */
  firstX: Float64Array;
  firstY: Float64Array;
  firstZ: Float64Array;
  /** Radius of the ball about the cluster's first point that holds all its points. */
  radius: Float64Array;
}

/** Sorts points into clusters; the result's arrays are overwritten by the next call. */
export type ClusterPoints = (
  points: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
  count: number,
) => Clusters;

/** Slots of the table that cells are folded into; two cells in one slot make a wide cluster, which costs time and nothing else. */
const slots = 4096;

/**
 * Prepares clustering by cubes of a given size (same unit as the coordinates). Linear in the number of points; allocates only when a call
 * brings more points than any before.
 */
export function createClusterer(cubeSize: number): ClusterPoints {
  const heads = new Int32Array(slots);
  const used = new Int32Array(slots);
  let slotOf = new Int32Array(0);
  const clusters: Clusters = {
    count: 0,
    starts: new Int32Array(slots + 1),
    x: new Float64Array(0),
    y: new Float64Array(0),
    z: new Float64Array(0),
    firstX: new Float64Array(slots),
    firstY: new Float64Array(slots),
    firstZ: new Float64Array(slots),
    radius: new Float64Array(slots),
  };
  return (points, count) => {
    if (slotOf.length < count) {
      slotOf = new Int32Array(count);
      clusters.x = new Float64Array(count);
      clusters.y = new Float64Array(count);
      clusters.z = new Float64Array(count);
    }
    heads.fill(0);
    let occupied = 0;
    for (let i = 0; i < count; i++) {
      const slot =
        (Math.imul(Math.floor(points.x[i] / cubeSize), 73856093) ^
          Math.imul(Math.floor(points.y[i] / cubeSize), 19349663) ^
          Math.imul(Math.floor(points.z[i] / cubeSize), 83492791)) &
        (slots - 1);
      if (heads[slot] === 0) used[occupied++] = slot;
      heads[slot]++;
      slotOf[i] = slot;
    }
    let start = 0;
    for (let c = 0; c < occupied; c++) {
      clusters.starts[c] = start;
      const size = heads[used[c]];
      heads[used[c]] = start;
      start += size;
    }
    clusters.starts[occupied] = start;
    clusters.count = occupied;
    for (let i = 0; i < count; i++) {
      const at = heads[slotOf[i]]++;
      clusters.x[at] = points.x[i];
      clusters.y[at] = points.y[i];
      clusters.z[at] = points.z[i];
    }
    for (let c = 0; c < occupied; c++) {
      const first = clusters.starts[c] as number;
      clusters.firstX[c] = clusters.x[first] as number;
      clusters.firstY[c] = clusters.y[first] as number;
      clusters.firstZ[c] = clusters.z[first] as number;
      clusters.radius[c] = measureRadius(clusters, c);
    }
    return clusters;
  };
}

function measureRadius(clusters: Clusters, c: number): number {
  const first = clusters.starts[c];
  let most = 0;
  for (let i = first + 1; i < clusters.starts[c + 1]; i++) {
    const dx = clusters.x[i] - clusters.x[first];
    const dy = clusters.y[i] - clusters.y[first];
    const dz = clusters.z[i] - clusters.z[first];
    most = Math.max(most, dx * dx + dy * dy + dz * dz);
  }
  return Math.sqrt(most);
}
