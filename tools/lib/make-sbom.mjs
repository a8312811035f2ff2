import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { bundledFile, isPermissive } from './third-party.mjs';

/**
 * Makes the bill of materials of the package: what npm installs with it, and what the build put into it. Made of `npm sbom` over the whole lock file, because
 * `--omit=dev` drops packages that both sides need; without clock and random number, so that the same lock file and build give the same text.
 * Returns `{ sbom, version, licences, refused }`: how often each licence occurs, and the components whose licence is missing or not permissive.
 */
export async function makeSbom() {
  if (!existsSync(bundledFile)) throw new Error('the program is not built; run: npm run build');
  const { version } = readJson('package.json');
  const bundled = new Set(readJson(bundledFile).map(nameOf));
  const kept = new Set([...listInstalled(), ...bundled]);
  const all = await readNpmSbom();
  const components = all.components
    .filter((one) => kept.has(nameOf(one)))
    .map((one) => describe(one, bundled.has(nameOf(one))));
  const missing = [...kept].filter((name) => !components.some((one) => nameOf(one) === name));
  if (missing.length > 0) throw new Error(`npm sbom does not list ${missing.join(', ')}`);

  const refs = new Set(components.map((one) => one['bom-ref']));
  const main = all.metadata.component;
  const dependencies = all.dependencies
    .filter(({ ref }) => ref === main['bom-ref'] || refs.has(ref))
    .map(({ ref, dependsOn }) => {
      // Of what is built in, a package in between may not be.
      const needs = ref === main['bom-ref'] ? new Set([...dependsOn, ...bundled]) : dependsOn;
      return { ref, dependsOn: [...needs].filter((one) => refs.has(one)).sort() };
    });
  const { serialNumber: _, ...form } = all;
  const { timestamp: __, ...metadata } = all.metadata;
  const component = { ...main, name: 'skyproof' };
  return {
    sbom: { ...form, metadata: { ...metadata, component }, components, dependencies },
    version,
    licences: count(components.map((one) => licenceOf(one) ?? 'none')),
    refused: components
      .filter((one) => !isPermissive(licenceOf(one) ?? ''))
      .map((one) => `${nameOf(one)} (${licenceOf(one)})`),
  };
}

/** The licence of a component of a bill of materials as an SPDX expression, undefined without one. */
export function licenceOf({ licenses }) {
  const [first] = licenses ?? [];
  return first?.expression ?? first?.license.id ?? first?.license.name;
}

/** Everything that npm installs with the package, on one platform or another. */
export function listInstalled() {
  return Object.entries(readJson('package-lock.json').packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
}

async function readNpmSbom() {
  const args = [
    'sbom',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
    '--package-lock-only',
  ];
  const { status, stdout } = await run('npm', args, { capture: true });
  if (status !== 0) throw new Error(`npm sbom ended with ${status}`);
  return JSON.parse(stdout);
}

/** A component as the package has it: what is built in is required, and not for development alone. */
function describe(component, isBundled) {
  const licence = licenceOf(component) ?? readLicenceName(component.name);
  return {
    ...component,
    ...(isBundled
      ? { scope: 'required', properties: [{ name: 'skyproof:built-in', value: 'true' }] }
      : {}),
    ...(component.licenses === undefined && licence !== undefined
      ? { licenses: [{ license: { id: licence } }] }
      : {}),
  };
}

/** What the installed package says itself, where the lock file has no licence. */
function readLicenceName(name) {
  const path = join(root, 'node_modules', name, 'package.json');
  return existsSync(path) ? readJson(path).license : undefined;
}

function readJson(path) {
  return JSON.parse(readFileSync(path.startsWith('/') ? path : join(root, path), 'utf8'));
}

function nameOf({ name, version }) {
  return `${name}@${version}`;
}

function count(names) {
  const counts = new Map();
  for (const name of names.sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts];
}
