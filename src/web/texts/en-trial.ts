/** Words of the view "trial". */
export const trial = {} as const;
