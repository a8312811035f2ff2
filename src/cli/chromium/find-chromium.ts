import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The line that installs it on Debian and Ubuntu. */
export const installLine = 'sudo apt-get update && sudo apt-get install -y chromium';

/** Finds a Chromium on the PATH; SKYPROOF_CHROMIUM names another one. Returns its path, or null. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const own = env['SKYPROOF_CHROMIUM'];
  if (own) return existsSync(own) ? own : null;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}
