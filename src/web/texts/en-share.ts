/** Words of the view "share". */
export const share = {} as const;
