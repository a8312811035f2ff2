import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A built checkout whose code is timed. Two builds are loaded into one process as modules of their own. */
export interface Build {
  /** As the table names it. */
  readonly name: string;
  /** Loads a module by its path in src without `.ts`; the type parameter is the module's type. */
  readonly load: <Module>(path: string) => Promise<Module>;
  /** Whether the build has such a module: an older one may lack it. */
  readonly has: (path: string) => boolean;
}

/** Opens the build of a checkout. @throws Error when it was not built */
export function openBuild(name: string, checkout: string): Build {
  const dist = resolve(checkout, 'dist');
  if (!existsSync(resolve(dist, 'index.js')))
    throw new Error(`${name} is not built: run \`npm run build\` in its folder`);
  return {
    name,
    has: (path) => existsSync(resolve(dist, `${path}.js`)),
    load: async (path) => await import(pathToFileURL(resolve(dist, `${path}.js`)).href),
  };
}
