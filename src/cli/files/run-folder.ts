import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadClaims } from '../../claims/load-claims.ts';
import type { Reading } from '../../domain/claim.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Report } from '../../domain/report.ts';
import type { Assessment, Results } from '../../domain/results.ts';
import type { HashedFile } from '../../publish/manifest.ts';
import { findMapSection } from '../../publish/page/map.ts';
import { publishAssessment } from '../../publish/publish-assessment.ts';
import type { PublishedFile } from '../../publish/tables.ts';
import { readReport } from '../../reports/read-report.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { BadInput, describeSystemError, makeFinding } from '../errors.ts';
import { sha256 } from './hash.ts';

/** What the page shows beside the results; kept in results.json under `page`, so that a folder can be published again. */
type PageData = Pick<
  Assessment,
  'readinessCurves' | 'outline' | 'areaOutlines' | 'cities' | 'neighbours'
> & {
  /** Heights that the map shows, and its drawing. The cells themselves are not kept (refusal 6). */
  readonly mapAltitudesM: readonly number[];
  readonly drawnMap: string | null;
  /** Texts of the GeoJSON files that the scenario names. */
  readonly attachments: Readonly<Record<string, string>>;
};

/** The manifest of a finished run. */
export interface RunManifest {
  readonly version: string;
  readonly digest: string;
  readonly seed: number;
  readonly asOf: string;
  readonly inputs: readonly HashedFile[];
  readonly outputs: readonly HashedFile[];
  readonly timings: Readonly<Record<string, number>>;
  readonly host: { readonly platform: string; readonly node?: string; readonly cpus: number };
}

/** A finished run, read from its folder. */
export interface StoredRun {
  readonly assessment: Assessment;
  readonly attachments: Readonly<Record<string, string>>;
  readonly manifest: RunManifest;
}

/** Makes every file of a run's folder but the manifest. results.json is the published one and what the page needs beside it. */
export function makeRunFiles(
  assessment: Assessment,
  attachments: Readonly<Record<string, string>>,
): readonly PublishedFile[] {
  const { map, readinessCurves, outline, areaOutlines, cities, neighbours } = assessment;
  const files = publishAssessment(assessment);
  const drawn = files.find((file) => file.path === 'index.html')?.content ?? '';
  const page: PageData = {
    ...{ readinessCurves, outline, areaOutlines, cities, neighbours },
    mapAltitudesM: map.altitudesM,
    drawnMap: findMapSection(drawn),
    attachments,
  };
  const tail = `,\n  "page": ${JSON.stringify(page)}\n}\n`;
  return files.map((file) =>
    file.path === 'results.json'
      ? { path: file.path, content: file.content.replace(/\n\}\n$/, () => tail) }
      : file,
  );
}

/**
 * Reads the manifest of a run. Its paths stay inside the folder.
 * @throws BadInput E_RUN_FOLDER
 */
export function readManifest(folder: string): RunManifest {
  const manifest = readJson(folder, 'manifest.json');
  const { skyproof, outputs, inputs } = manifest as Record<string, unknown>;
  const isList = (value: unknown): boolean => Array.isArray(value) && value.every(isHashedFile);
  if (skyproof !== 'manifest/1' || !isList(outputs) || !isList(inputs)) {
    throw notARun(folder, 'manifest.json is not the manifest of a run');
  }
  const read = manifest as unknown as RunManifest;
  const outside = read.outputs.find(({ path }) => !isInside(path));
  if (outside === undefined) return read;
  throw notARun(folder, `manifest.json names a file outside the folder: ${outside.path}`);
}

/**
 * Reads a finished run. Its data files must be those that the run wrote: publishing shows results, it never changes them.
 * @throws BadInput E_RUN_FOLDER
 */
export function readRunFolder(folder: string, reference: Reference): StoredRun {
  const manifest = readManifest(folder);
  for (const { path, sha256: wanted } of manifest.outputs) {
    if (!isDataFile(path) || sha256(readBytesOf(folder, path)) === wanted) continue;
    throw notARun(folder, `${path} was changed after the run; run it again`);
  }
  const { page, ...results } = readJson(folder, 'results.json') as unknown as Results & {
    readonly page?: PageData;
  };
  if (page === undefined) throw notARun(folder, 'results.json holds no data for the page');
  const scenarioYaml = readText(folder, 'scenario.yaml');
  const { attachments, mapAltitudesM, drawnMap, ...shown } = page;
  const { scenario } = readScenario(scenarioYaml, 'scenario.yaml', reference, attachments);
  if (scenario === null) {
    throw notARun(folder, 'scenario.yaml is not read by this version; run it again');
  }
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
        trials: 0,
      },
      drawnMap,
    },
    attachments,
    manifest,
  };
}

function readStoredReports(folder: string): { reports: Report[]; reading: Reading | null } {
  const listed = listFolder(folder);
  if (!listed.includes('claims.json')) return { reports: [], reading: null };
  const text = readText(folder, 'claims.json');
  const entries = (readJson(folder, 'claims.json') as { reports?: unknown }).reports;
  const reports = (Array.isArray(entries) ? entries : []).map((entry): Report => {
    const { id, sha256: hash } = entry as { id: string; sha256: string };
    if (!isInside(id) || /[\\/]/.test(id)) throw notARun(folder, `report id ${id} is no file name`);
    const name = `${id}.txt`;
    const stored = readText(folder, `reports/${name}`);
    const { report } = readReport({ name, text: stored, sha256: hash, replaced: 0 });
    if (report === null) throw notARun(folder, `reports/${name} is not read by this version`);
    return { ...report, id };
  });
  const { reading } = loadClaims(text, 'claims.json', reports);
  if (reading === null) throw notARun(folder, 'claims.json is not read by this version');
  return { reports, reading };
}

/** Says whether a file of a run's folder carries data; publishing makes the others from it and leaves it as it is. */
export function isDataFile(path: string): boolean {
  return /^(results\.json|claims\.json|scenario\.yaml|map\.geojson|reports\/.+)$/.test(path);
}

function isHashedFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { path, sha256: hash } = value as Record<string, unknown>;
  return typeof path === 'string' && typeof hash === 'string';
}

function isInside(path: string): boolean {
  return !/^([\\/~]|[a-z]:)/i.test(path) && !path.split(/[\\/]/).includes('..');
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw notARun(folder, describeSystemError(error));
  }
}

/** Reads a file of a run's folder. @throws BadInput E_RUN_FOLDER */
export function readBytesOf(folder: string, path: string): Uint8Array {
  try {
    return readFileSync(join(folder, path));
  } catch (error) {
    throw notARun(folder, `${path}: ${describeSystemError(error)}`);
  }
}

/** Reads a text of a run's folder. @throws BadInput E_RUN_FOLDER */
export function readText(folder: string, path: string): string {
  return Buffer.from(readBytesOf(folder, path)).toString('utf8');
}

/** Reads a JSON object of a run's folder. @throws BadInput E_RUN_FOLDER */
export function readJson(folder: string, path: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(readText(folder, path));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw notARun(folder, `${path} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw notARun(folder, `${path} is not a JSON object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function notARun(folder: string, message: string): BadInput {
  return new BadInput([makeFinding('E_RUN_FOLDER', folder, message)]);
}
