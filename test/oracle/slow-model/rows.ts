/** What a row is about, as in the product's rows. */
export interface RowName {
  readonly measure: string;
  readonly quantity: string;
  readonly posture: string;
  readonly altitudeM?: number;
  readonly k?: number;
  readonly intruder?: string | null;
  readonly timeH?: number | null;
}

/** Names a row. */
export function rowKey({ measure, quantity, posture, ...more }: RowName): string {
  const { altitudeM = 0, k = 1, intruder = null, timeH = null } = more;
  return [posture, measure, quantity, intruder ?? '-', timeH ?? '-', altitudeM, k].join('/');
}

/** Takes a row's value in this world; where a raster cannot tell, the value may be off by `slack` either way. */
export type Note = (name: RowName, value: number, slack?: number) => void;

/** Mean, its standard error, and how far the raster may have moved it. */
export interface SlowRow {
  readonly name: RowName;
  readonly trials: number;
  readonly mean: number;
  readonly standardError: number;
  readonly slack: number;
}

/** Gathers values by row. */
export function createRows(): { note: Note; read: () => Map<string, SlowRow> } {
  const rows = new Map<string, { name: RowName; values: number[]; slack: number }>();
  const note: Note = (name, value, slack = 0) => {
    const row = rows.get(rowKey(name)) ?? { name, values: [], slack: 0 };
    rows.set(rowKey(name), row);
    row.values.push(value);
    row.slack += slack;
  };
  const read = () =>
    new Map(
      [...rows].map(([key, { name, values, slack }]) => {
        const trials = values.length;
        const mean = values.reduce((sum, each) => sum + each, 0) / trials;
        const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
        const standardError = Math.sqrt(squares / (trials - 1) / trials);
        return [key, { name, trials, mean, standardError, slack: slack / trials }];
      }),
    );
  return { note, read };
}
