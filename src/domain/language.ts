/** The languages that reports are read in and that results are written in (ISO 639-1). */
export const languages = ['en', 'es'] as const;

/** One of the languages that reports are read in and that results are written in. */
export type Language = (typeof languages)[number];
