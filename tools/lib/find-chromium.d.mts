/** The line that installs the browser of the tests on Debian and Ubuntu. */
export const installLine: string;

/** Finds a Chromium on the PATH; SKYPROOF_CHROMIUM names another one. Returns its path, or null. */
export function findChromium(): string | null;
