/** Trains a layer of rectified units over sparse features; see the doc comment in train-units.mjs. */
export function trainUnits(
  examples: readonly {
    readonly row: Int32Array;
    readonly isAccepted: readonly boolean[];
    readonly weight: number;
  }[],
  features: number,
  columns: number,
): { readonly inner: Float64Array; readonly outer: Float64Array };
