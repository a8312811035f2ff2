import type { Case } from '../domain/case.ts';
import type { Finding } from '../domain/finding.ts';
import { get, type MapField, type Place, type ReadContext } from './field.ts';
import { readPerimeter } from './perimeter.ts';
import { collectQuotes } from './questions.ts';
import { setPath } from './settings.ts';
import { readTerritory } from './territory.ts';
import { readCase } from './unfold.ts';

/** A number that takes the place of one of the scenario, and where the wish for it is written. */
export interface PointSetting {
  readonly path: string;
  readonly value: number;
  readonly place: Place;
}

/** Reads a scenario with numbers set. Findings about a number that was set name the place of the setting. */
export type ReadPoint = (settings: readonly PointSetting[]) => {
  readonly each: Case | null;
  readonly findings: readonly Finding[];
};

/**
 * Prepares reading one scenario file many times with numbers set as `cases` sets them. Each time the file is read as if the numbers stood in it, as its base case; what no
 * number decides (territory, perimeter) is read once. The scenario itself must have been read without an error.
 */
export function createPointReader(
  start: Pick<ReadContext, 'file' | 'reference' | 'attachments'>,
  root: MapField,
): ReadPoint {
  const quotes = collectQuotes(root);
  const open: ReadContext = { ...start, findings: [], quotes };
  const territoryField = get(root, 'territory');
  const { dataset } = readPerimeter(open, get(root, 'perimeter'));
  const territory = territoryField ? readTerritory(open, territoryField, dataset) : null;
  return (settings) => {
    const findings: Finding[] = [];
    const context: ReadContext = { ...start, findings, quotes };
    let file = root;
    for (const { path, value, place } of settings) {
      const field = { kind: 'scalar', value, text: String(value), ...place } as const;
      file = setPath(context, file, path, field, place);
    }
    const each = readCase(context, file, territory, {
      ...{ id: 'base', kind: 'base', reading: null, variant: null, set: {} },
    });
    const isUsable = findings.every(({ severity }) => severity !== 'error');
    return { each: isUsable ? each : null, findings };
  };
}
