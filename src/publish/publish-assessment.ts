import type { Assessment } from '../domain/results.ts';
import { writeMapGeoJson } from './map-geojson.ts';
import { writePage } from './page/page.ts';
import { type PublishedFile, writeTables } from './tables.ts';
import { writeResults } from './write-results.ts';

/**
 * Makes every file of the output folder but the manifest: the page, results, claims (when reports were read), scenario, the stored
 * report texts, the tables and the map. Writes nothing; paths are relative, with forward slashes.
 * @param keepBeside makes from index.html what results.json keeps beside the results; null = nothing
 */
export function publishAssessment(
  assessment: Assessment,
  keepBeside: (indexHtml: string) => object | null = () => null,
): readonly PublishedFile[] {
  const { results, reading, reports, scenarioYaml } = assessment;
  const index = writePage(assessment);
  return [
    { path: 'index.html', content: index },
    { path: 'results.json', content: writeResults(results, keepBeside(index)) },
    ...(reading === null ? [] : [{ path: 'claims.json', content: prettyJson(reading) }]),
    { path: 'scenario.yaml', content: scenarioYaml },
    ...reports.map((report) => ({ path: reportPath(report.id), content: report.text })),
    ...writeTables(assessment),
    { path: 'map.geojson', content: writeMapGeoJson(assessment) },
  ];
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
