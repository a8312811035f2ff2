/** Words of the view "what-if". */
export const whatIf = {} as const;
