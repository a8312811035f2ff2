/** Words of the view "charts". */
export const charts = {} as const;
