import { type TerrainChoice, terrainModes } from '../domain/terrain.ts';
import {
  asMap,
  asText,
  asWord,
  type Field,
  get,
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
