/** Says which layer of the map, and which digit of a cell's `c`, is for at least k units at an altitude. */
export function layerOf(k: number, altitude: number, altitudes: number): number {
  return (k - 1) * altitudes + altitude;
}
