import type { Assessment } from '../domain/results.ts';
import { mapSection } from './page/map.ts';
import { makeFiles } from './publish-assessment.ts';
import type { FileInPieces } from './tables.ts';
import { inEnglish } from './texts.ts';

/** What the page shows beside the results; kept in results.json under `page`, so that a folder can be published again. */
export type PageData = Pick<
  Assessment,
  'readinessCurves' | 'outline' | 'areaOutlines' | 'cities' | 'neighbours'
> & {
  /** Heights that the map shows, and its drawing. The cells themselves are not kept (refusal 6). */
  readonly mapAltitudesM: readonly number[];
  readonly drawnMap: string | null;
  /** Texts of the GeoJSON files that the scenario names. */
  readonly attachments: Readonly<Record<string, string>>;
};

/**
 * Makes every file of a run's folder but the manifest, one after the other. results.json is the published one and what the page needs beside it.
 * @param isGuarded whether texts in tables that a spreadsheet would take for formulas get an apostrophe
 */
export function makeRunFiles(
  assessment: Assessment,
  attachments: Readonly<Record<string, string>>,
  isGuarded = true,
): Generator<FileInPieces> {
  const { map, readinessCurves, outline, areaOutlines, cities, neighbours } = assessment;
  return makeFiles(
    assessment,
    (): PageData => ({
      ...{ readinessCurves, outline, areaOutlines, cities, neighbours },
      mapAltitudesM: map.altitudesM,
      // Data have one language, whatever that of the page is.
      drawnMap: inEnglish(() => mapSection(assessment).markup),
      attachments,
    }),
    isGuarded,
  );
}
