import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/run.mjs';
import {
  bundledFile,
  describePackages,
  findPackageFolder,
  listPrebundled,
  writeLicences,
} from '../lib/third-party.mjs';

/** The file beside the page that names whose work is in it. */
const licencesFile = 'third-party-licences.txt';

/** Helpers that a bundler adds itself, by the beginning of their names, with the package that they come from. */
const helpers = [
  ['\0vite/', 'vite'],
  ['\0rolldown/', 'rolldown'],
  ['\0@oxc-project', 'rolldown'],
];

/**
 * Makes two plugins of Vite that note of which packages code went into the page: `note` for its workers, `write` for the page itself, which is bundled last and
 * gets the file with all licences.
 */
export function noteBundled() {
  const folders = new Set();
  const add = (file) => {
    const folder = findPackageFolder(file);
    if (folder === null) return;
    folders.add(folder);
    for (const inside of listPrebundled(file)) folders.add(inside);
  };
  const collect = (bundle) => {
    for (const output of Object.values(bundle)) {
      for (const name of output.originalFileNames ?? []) add(resolve(root, 'src/web', name));
      for (const [id, { renderedLength }] of Object.entries(output.modules ?? {})) {
        if (renderedLength === 0) continue;
        const helper = helpers.find(([start]) => id.startsWith(start));
        add(helper === undefined ? id : join(root, 'node_modules', helper[1], 'package.json'));
      }
    }
  };
  const note = () => ({
    name: 'note-bundled',
    generateBundle: (_, bundle) => collect(bundle),
  });
  const write = () => ({
    name: 'write-licences',
    async generateBundle(_, bundle) {
      collect(bundle);
      const packages = describePackages(folders);
      const names = packages.map(({ name, version }) => ({ name, version }));
      writeFileSync(bundledFile, `${JSON.stringify(names, null, 1)}\n`);
      const { dataCredits } = await import(pathToFileURL(join(root, 'dist/atlas/credits.js')).href);
      const source = writeLicences(packages, dataCredits);
      this.emitFile({ type: 'asset', fileName: licencesFile, source });
    },
  });
  return { note, write };
}
