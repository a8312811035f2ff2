/** Words of the view "map". */
export const map = {} as const;
