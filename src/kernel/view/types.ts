/** A digital elevation model in plane coordinates. */
export interface HeightGrid {
  readonly columns: number;
  readonly rows: number;
  /**
   * Heights of the cells, row-major from the north, metres; finite numbers. They must not change while the object is in use: a sweep may
   * keep a copy.
   */
  readonly heightM: Float32Array;
  /** From one column to the next, metres, above 0. */
  readonly stepXM: number;
  /** From one row to the next, metres, above 0. */
  readonly stepYM: number;
}

/** Where a view is taken from and how far it goes. */
export interface ViewPoint {
  /** Column of the cell in the grid, from 0. */
  readonly column: number;
  /** Row of the cell in the grid, from 0 in the north. */
  readonly row: number;
  /** Eye above the ground of its cell, metres, not negative. */
  readonly eyeM: number;
  /** How far the view goes, metres. */
  readonly radiusM: number;
  /** 1 − coefficient of refraction; 0 is a flat earth. */
  readonly curvature: number;
  /** Diameter of the earth, metres. A cell at distance d lies curvature · d² / diameter lower. */
  readonly earthDiameterM: number;
}

/**
 * What a sweep writes, used again from one sweep to the next: a window of the grid round the viewer, cut at the grid's edges. The cell of
 * column c and row r of the grid is `heightM[(r - firstRow) * columns + c - firstColumn]`.
 */
export interface LeastHeights {
  firstColumn: number;
  firstRow: number;
  columns: number;
  rows: number;
  /**
   * Least height above the ground of a cell at which a target is visible, metres: 0 where the ground itself is, +Infinity beyond the
   * radius. May be longer than the window. A sweep puts its own array here, which is good until its next call.
   */
  heightM: Float32Array;
}

/**
 * Takes the view from a point over a grid: one sweep answers every altitude. Throws a RangeError when the point is no cell of the grid.
 */
export type SweepView = (grid: HeightGrid, from: ViewPoint, into: LeastHeights) => void;
