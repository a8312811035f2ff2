import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeBacktests } from './make-backtests.mjs';
import { makeCatalogue } from './make-catalogue.mjs';
import {
  makeAssumptions,
  makeFacts,
  makeHighestGround,
  makeHistories,
  makeInventories,
  makeSources,
} from './make-facts.mjs';
import { makeSpanish } from './make-spanish.mjs';
import { makeCountries, makeDesignations } from './make-vocabulary.mjs';
import { kinds, makeWeights, unitRow } from './make-weights.mjs';
import { readData } from './read-data.mjs';

/**
 * Reads and checks everything under a data folder.
 * @param {string} folder the data folder
 * @param {string} shown what findings print before a file's name
 * @returns {{ catalogue: object, findings: { file: string, line: number, column: number, code: string, message: string }[] }}
 */
export function readCatalogue(folder, shown) {
  const findings = [];
  const open = (name) => {
    const file = readData(join(folder, name), `${shown}${name}`);
    findings.push(...file.findings);
    return file;
  };
  const sources = makeSources(open('facts/sources.yaml'), findings);
  const facts = makeFacts(open('facts/facts.yaml'), sources, findings);
  const parameterFiles = readdirSync(join(folder, 'parameters'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name: name.slice(0, -'.yaml'.length), file: open(`parameters/${name}`) }));
  const isSystem = ({ file }) => file.value?.type === 'system';
  const systemIds = new Set(parameterFiles.filter(isSystem).map(({ name }) => name));
  const system = (id, complain) => {
    if (!systemIds.has(id)) complain(`no system ${id} in the catalogue`);
    return id;
  };
  const context = { sources, facts, system };
  const weights = (name, columns, form) =>
    makeWeights(
      join(folder, 'vocabulary', name),
      `${shown}vocabulary/${name}`,
      columns,
      findings,
      form,
    );
  const designations = makeDesignations(open('vocabulary/designations.yaml'), systemIds, findings);
  const forms = Object.fromEntries(designations.map((entry) => [entry.system, entry.forms]));
  const catalogue = {
    ...makeCatalogue(parameterFiles, forms, context, findings),
    ...makeCountries(open('vocabulary/countries.yaml'), findings),
    designations,
    kindWeightLines: weights('kind-weights.tsv', ['units'], unitRow),
    kindUnitLines: weights('kind-units.tsv', kinds),
    claimWeightLines: weights('claim-weights.tsv', ['claim']),
    seamWeightLines: weights('seam-weights.tsv', ['seam']),
    wordClassLines: weights('word-classes.tsv', ['wide', 'narrow']),
    spanishWords: makeSpanish(
      join(folder, 'vocabulary/spanish'),
      `${shown}vocabulary/spanish/`,
      findings,
    ),
    facts: [...facts.values()],
    inventories: makeInventories(open('facts/inventories.yaml'), context, findings),
    histories: makeHistories(open('facts/histories.yaml'), context, findings),
    assumptions: makeAssumptions(open('facts/assumptions.yaml'), context, findings),
    highestGround: makeHighestGround(open('facts/highest-ground.yaml'), context, findings),
  };
  const backtestSources = makeSources(open('backtests/sources.yaml'), findings);
  const backtestFiles = readdirSync(join(folder, 'backtests'))
    .filter((name) => name.endsWith('.yaml') && name !== 'sources.yaml')
    .sort()
    .map((name) => ({ name: name.slice(0, -'.yaml'.length), file: open(`backtests/${name}`) }));
  catalogue.backtests = makeBacktests(
    backtestFiles,
    { ...context, sources: { ...backtestSources, ...sources } },
    findings,
  );
  return { catalogue, findings };
}
