/** Words of the view "read". */
export const read = {} as const;
