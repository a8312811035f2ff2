/** The name of the `meta` element by which a server tells its page what is behind it. */
export const serverMarkName = 'skyproof-server';

/**
 * What the element may say. `none`: nothing but files, as in the page as it is built; `no-session`: a server that keeps runs, for other browsers than this one;
 * `session`: it keeps runs for this browser too.
 */
export const serverMarks = ['none', 'no-session', 'session'] as const;

/** One of them. */
export type ServerMark = (typeof serverMarks)[number];
