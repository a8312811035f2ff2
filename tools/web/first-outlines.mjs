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
 * Packs the outlines that the example needs, by data set: those of the whole world with every other arc left out. The example is read, drafted and placed with a
 * reference that notes what it is asked for, so that the pack follows the example.
 */
export async function packFirstOutlines() {
  const core = await load('index.js');
  const packs = {
    '10m': await load('atlas/generated/outlines-10m.js'),
    '50m': await load('atlas/generated/outlines-50m.js'),
  };
  const whole = core.createReference();
  const asked = { '10m': new Set(), '50m': new Set() };
  const noting = new Proxy(whole, {
    get: (target, key) =>
      key === 'territory'
        ? (code, dataset = '10m') => {
            asked[dataset].add(code);
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
  const { scenario } = (await load('scenario/read-scenario.js')).readScenario(
    ...[yaml, 'scenario.yaml', noting],
  );
  (await load('pipeline/plan-run.js')).planRun({ scenario, reference: noting, trials: null });
  const pack = (name) => ({ ...packs[name], arcs: keepArcs(packs[name], asked[name]) });
  return { first10m: pack('10m'), first50m: pack('50m') };
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
