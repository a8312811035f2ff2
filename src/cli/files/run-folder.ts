import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadClaims } from '../../claims/load-claims.ts';
import type { Reading } from '../../domain/claim.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Report } from '../../domain/report.ts';
import type { Assessment, Results } from '../../domain/results.ts';
import { giveStoredSights } from '../../pipeline/terrain/sight-scenario.ts';
import type { PageData } from '../../publish/make-run-files.ts';
import { readReport } from '../../reports/read-report.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { BadInput, makeFinding } from '../errors.ts';
import { sha256 } from './hash.ts';
import { isInside, type RunManifest, readManifest } from './read-manifest.ts';
import { notARun, parseStored, readBytesOf, readText } from './read-stored.ts';
import { resultsSchema, storedReportsSchema } from './stored-forms.ts';

/** A finished run, read from its folder. */
export interface StoredRun {
  readonly assessment: Assessment;
  readonly attachments: Readonly<Record<string, string>>;
  readonly manifest: RunManifest;
}

/**
 * Reads a finished run. Its data files must be those that the run wrote: what is shown, replayed or compared is what was found.
 * @throws BadInput E_RUN_FOLDER, E_RUN_VERSION, E_JSON_… or E_DIGEST
 */
export function readRunFolder(folder: string, reference: Reference): StoredRun {
  const manifest = readManifest(folder);
  refuseChanged(folder, manifest);
  const { page, ...results } = readResults(folder);
  const scenarioYaml = readText(folder, 'scenario.yaml');
  const { attachments, mapAltitudesM, drawnMap, ...shown } = page;
  const read = readScenario(scenarioYaml, 'scenario.yaml', reference, attachments).scenario;
  if (read === null) {
    throw notARun(folder, 'scenario.yaml is not read by this version; run it again');
  }
  const scenario = giveStoredSights(read, results.run.terrain);
  const { reports, reading } = readStoredReports(folder);
  return {
    assessment: {
      ...{ results, scenario, scenarioYaml, reading, reports, ...shown },
      map: {
        cellM: 0,
        posture: '',
        case: '',
        altitudesM: mapAltitudesM,
        rows: [],
        probability: [],
        deeper: [],
        trials: 0,
      },
      drawnMap,
    },
    attachments,
    manifest,
  };
}

/** Reads results.json with what the page needs beside it. @throws BadInput E_RUN_FOLDER or E_JSON_… */
export function readResults(folder: string): Results & { readonly page: PageData } {
  const text = readText(folder, 'results.json');
  const read = parseStored(text, join(folder, 'results.json'), resultsSchema);
  return read as Results & { readonly page: PageData };
}

function refuseChanged(folder: string, manifest: RunManifest): void {
  const findings = manifest.outputs.flatMap(({ path, sha256: expected }) => {
    if (!isDataFile(path)) return [];
    const got = sha256(readBytesOf(folder, path));
    if (got === expected) return [];
    const message = `${path} was changed after the run: SHA-256 ${got}, expected ${expected}; run it again`;
    return [makeFinding('E_DIGEST', join(folder, path), message)];
  });
  if (findings.length > 0) throw new BadInput(findings);
}

function readStoredReports(folder: string): { reports: Report[]; reading: Reading | null } {
  const claimsFile = join(folder, 'claims.json');
  if (!existsSync(claimsFile)) return { reports: [], reading: null };
  const text = readText(folder, 'claims.json');
  const stored = parseStored(text, claimsFile, storedReportsSchema) as Pick<Reading, 'reports'>;
  const reports = stored.reports.map(({ id, sha256: hash, title, publisher, date }): Report => {
    if (!isInside(id) || /[\\/]/.test(id)) throw notARun(folder, `report id ${id} is no file name`);
    const name = `${id}.txt`;
    const body = readText(folder, `reports/${name}`);
    const { report } = readReport({ name, text: body, sha256: hash, replaced: 0 });
    if (report === null) throw notARun(folder, `reports/${name} is not read by this version`);
    // Flags may have said what the text does not.
    return { ...report, id, title, publisher, date };
  });
  const { reading } = loadClaims(text, 'claims.json', reports);
  if (reading === null) throw notARun(folder, 'claims.json is not read by this version');
  return { reports, reading };
}

/** Says whether a file of a run's folder carries data; publishing makes the others from it and leaves it as it is. */
export function isDataFile(path: string): boolean {
  return /^(results\.json|claims\.json|scenario\.yaml|map\.geojson|reports\/.+)$/.test(path);
}
