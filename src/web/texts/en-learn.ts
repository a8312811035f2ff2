/** Words of the view "learn". */
export const learn = {} as const;
