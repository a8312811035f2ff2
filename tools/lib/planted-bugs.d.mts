/** A line of the built program and what is written in its place. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const plantedBugs: readonly PlantedBug[];

export function plantBugs(options: {
  readonly trials: number;
  readonly workers: number;
  readonly bugs: readonly PlantedBug[];
}): {
  readonly clean: { readonly status: number | null; readonly failed: readonly string[] };
  readonly found: readonly {
    readonly name: string;
    readonly caught: boolean;
    readonly failed: readonly string[];
  }[];
};
