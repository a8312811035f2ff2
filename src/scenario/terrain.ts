import type { Case } from '../domain/case.ts';
import { type TerrainChoice, terrainModes } from '../domain/terrain.ts';
import {
  asMap,
  asText,
  asWord,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
} from './field.ts';
import { terrainShape } from './schema.ts';
import { leavesFolder } from './territory.ts';

/**
 * Reads `environment.terrain`: `none`, a file name, or a map with a file and a mode. null = the earth is smooth, undefined = it cannot be used. Whether
 * the file is there is the shell's to say.
 */
export function readTerrain(
  context: ReadContext,
  field: Field | null | undefined,
): TerrainChoice | null | undefined {
  if (!field) return null;
  if (field.kind === 'scalar' && field.value === 'none') return null;
  const map =
    field.kind === 'map' ? asMap(context, field, Object.keys(terrainShape), 'terrain') : null;
  const fileField = map === null ? field : get(map, 'file');
  if (fileField === undefined) {
    report(context, 'E_SCENARIO_REQUIRED', field, 'terrain needs file: the name of a GeoTIFF');
    return undefined;
  }
  const file = asText(
    context,
    fileField,
    'terrain (none, or the name of a GeoTIFF of heights)',
    200,
  );
  const modeField = map && get(map, 'mode');
  const mode = modeField ? asWord(context, modeField, terrainModes, 'mode') : 'fast';
  if (file === null || mode === null) return undefined;
  if (!leavesFolder(file)) return { file, mode };
  const message = `${printable(file)} must be a file name inside the scenario's folder`;
  report(context, 'E_FILE_MISSING', fileField, message);
  return undefined;
}

/** Reports cases that look over another ground than the first one with terrain: a run reads one file, in one mode. */
export function checkOneTerrain(
  context: ReadContext,
  root: MapField,
  cases: readonly Case[],
): void {
  const [first, ...others] = cases.flatMap(({ terrain }) => terrain ?? []);
  const other = others.find(({ file, mode }) => file !== first?.file || mode !== first.mode);
  if (first === undefined || other === undefined) return;
  const message = `a run looks over one terrain, in one mode: a case has ${printable(other.file)} (${other.mode}) beside ${printable(first.file)} (${first.mode}); set it to none there, or run it by itself`;
  report(context, 'E_SCENARIO_RANGE', get(root, 'cases') ?? root, message);
}
