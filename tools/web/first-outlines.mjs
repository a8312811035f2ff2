import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/run.mjs';

const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href);

/** The reports of the bundled example, by name. */
export function readExample() {
  const folder = join(root, 'examples/reports');
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/**
 * Packs the outlines that the example needs: those of the whole world with every other arc left out. The example is read, drafted and placed with a reference that
 * notes what it is asked for, so that the pack follows the example.
 */
export async function packFirstOutlines() {
  const [core, outlines] = await Promise.all([
    load('index.js'),
    load('atlas/generated/outlines-10m.js'),
  ]);
  const whole = core.createReference();
  const asked = new Set();
  const noting = new Proxy(whole, {
    get: (target, key) =>
      key === 'territory'
        ? (code, dataset = '10m') => {
            if (dataset !== '10m') throw new Error(`the example asks for outlines of ${dataset}`);
            asked.add(code);
            return target.territory(code, dataset);
          }
        : Reflect.get(target, key),
  });
  const reports = readExample().map(({ name, text }) => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    return core.readReport({ name, text, sha256, replaced: 0 }).report;
  });
  const reading = core.readClaims(reports, noting);
  const { yaml } = core.draftScenario(reading, reports, noting, {
    ...{ asOf: latestDate(reports), territory: null, seed: null, precision: null },
  });
  await core.measureScenario({
    ...{ scenario: yaml, reference: noting, trials: 64, measures: ['readiness'] },
  });
  return { ...outlines, arcs: keepArcs(outlines, asked) };
}

function latestDate(reports) {
  return reports
    .map(({ date }) => date)
    .sort()
    .at(-1);
}

/** Leaves out the arcs that none of the countries uses; the places of the others stay. */
function keepArcs({ arcs, outlines }, codes) {
  const used = new Set(
    JSON.parse(outlines)
      .filter(([code]) => codes.has(code))
      .flatMap(([, polygons]) => polygons.flat(2))
      .map((arc) => (arc < 0 ? ~arc : arc)),
  );
  return arcs
    .split(',')
    .map((arc, at) => (used.has(at) ? arc : ''))
    .join(',');
}
