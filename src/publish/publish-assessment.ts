import type { Assessment } from '../domain/results.ts';
import { writeMapGeoJson } from './map-geojson.ts';
import { writePage } from './page/page.ts';
import { type FileInPieces, type PublishedFile, writeTables } from './tables.ts';
import { writeResultsInPieces } from './write-results.ts';

/**
 * Makes every file of the output folder but the manifest: the page, results, claims (when reports were read), scenario, the stored
 * report texts, the tables and the map. Writes nothing; paths are relative, with forward slashes.
 * @param keepBeside makes what results.json keeps beside the results; null = nothing
 */
export function publishAssessment(
  assessment: Assessment,
  keepBeside: () => object | null = () => null,
): readonly PublishedFile[] {
  return Array.from(makeFiles(assessment, keepBeside), ({ path, content }) => ({
    path,
    content: typeof content === 'string' ? content : [...content].join(''),
  }));
}

/**
 * Makes the same files one after the other: whoever writes each before asking for the next holds one of them at a time, and some are many megabytes.
 * @param isGuarded whether texts in tables that a spreadsheet would take for formulas get an apostrophe
 */
export function* makeFiles(
  assessment: Assessment,
  keepBeside: () => object | null,
  isGuarded = true,
): Generator<FileInPieces> {
  const { results, reading, reports, scenarioYaml } = assessment;
  const index = writePage(assessment);
  const beside = keepBeside();
  yield { path: 'index.html', content: index };
  yield { path: 'results.json', content: writeResultsInPieces(results, beside) };
  if (reading !== null) yield { path: 'claims.json', content: prettyJson(reading) };
  yield { path: 'scenario.yaml', content: scenarioYaml };
  for (const report of reports) yield { path: reportPath(report.id), content: report.text };
  yield* writeTables(assessment, isGuarded);
  yield { path: 'map.geojson', content: writeMapGeoJson(assessment) };
}

function prettyJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The path of a stored report. @throws RangeError if the id could leave its folder. */
function reportPath(id: string): string {
  if (id === '' || id === '.' || id === '..' || /[/\\]/.test(id)) {
    throw new RangeError(`report id must be a file name, got ${JSON.stringify(id)}`);
  }
  return `reports/${id}.txt`;
}
