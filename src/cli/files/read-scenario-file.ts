import { realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { parse } from 'yaml';
import type { Scenario } from '../../domain/case.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Reference } from '../../domain/reference.ts';
import type { TerrainGrid } from '../../domain/terrain.ts';
import { terrainOf } from '../../domain/terrain-of.ts';
import type { HashedFile } from '../../publish/manifest.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { mostTiffBytes } from '../../terrain/limits.ts';
import { BadInput, makeFinding } from '../errors.ts';
import { readTerrainFile } from '../read-terrain-file.ts';
import { decodeText } from './decode-text.ts';
import { sha256 } from './hash.ts';
import { readBytes, type SizeLimit } from './read-bytes.ts';

/** Most bytes of a scenario file. */
export const scenarioLimit = { bytes: 65_536, code: 'E_YAML_SIZE' } as const;
/** Most bytes of a GeoJSON file that a scenario names. */
export const geojsonLimit = { bytes: 4_194_304, code: 'E_SCENARIO_AREA' } as const;
const terrainLimit = { bytes: mostTiffBytes, code: 'E_TIFF_SIZE' } as const;

/** A scenario file that was read, with the files that it names. */
export interface ReadScenarioFile {
  readonly scenario: Scenario;
  readonly text: string;
  /** Texts of GeoJSON files by the name that the scenario gives them. */
  readonly attachments: Readonly<Record<string, string>>;
  readonly inputs: readonly HashedFile[];
  /** Heights of the ground; null where the scenario has no terrain. */
  readonly terrain: TerrainGrid | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads a scenario file, or standard input for `-`, and the GeoJSON and elevation files beside it.
 * @throws BadInput with every finding when it cannot be used
 */
export async function readScenarioFile(
  name: string,
  reference: Reference,
): Promise<ReadScenarioFile> {
  const bytes = await readBytes(name, scenarioLimit);
  const { text } = decodeText(bytes);
  const own = { path: name, sha256: sha256(bytes), bytes: bytes.length };
  let read = readScenario(text, name, reference);
  const attachments: Record<string, string> = {};
  const inputs: HashedFile[] = [own];
  // Only a text that passed the limits of the reader is parsed a second time.
  if (!read.findings.some((finding) => finding.code.startsWith('E_YAML_'))) {
    for (const file of namedFiles(parse(text, { logLevel: 'silent', uniqueKeys: false }))) {
      const found = await readBeside(name === '-' ? '.' : dirname(name), file, geojsonLimit);
      if (found === null) continue;
      attachments[file] = decodeText(found.bytes).text;
      inputs.push(found.input);
    }
    if (inputs.length > 1) read = readScenario(text, name, reference, attachments);
  }
  if (read.scenario === null) throw new BadInput(read.findings);
  const choice = terrainOf(read.scenario.cases);
  let terrain: TerrainGrid | null = null;
  if (choice !== null) {
    const found = await readBeside(name === '-' ? '.' : dirname(name), choice.file, terrainLimit);
    if (found === null) {
      const message = `environment.terrain names ${choice.file}, which does not lie beside the scenario; a GeoTIFF of heights is read`;
      throw new BadInput([makeFinding('E_FILE_MISSING', name, message)]);
    }
    const { bytes: heights, input } = found;
    terrain = await readTerrainFile({ bytes: heights, file: choice.file, sha256: input.sha256 });
    inputs.push(input);
  }
  const { scenario, findings } = read;
  return { scenario, text, attachments, inputs, terrain, findings };
}

/** Lists the texts that stand under `geojson` and `polygon`. */
export function namedFiles(value: unknown): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if ((key === 'geojson' || key === 'polygon') && typeof child === 'string') names.add(child);
      visit(child);
    }
  };
  visit(value);
  return [...names];
}

/** Reads a file inside a folder; null when it is missing or a link leads out of the folder. */
export async function readBeside(
  folder: string,
  file: string,
  limit: SizeLimit,
): Promise<{ bytes: Uint8Array; input: HashedFile } | null> {
  if (file.includes('\0') || file.includes('://')) return null;
  const path = join(folder, file);
  try {
    const root = await realpath(folder);
    const target = await realpath(path);
    if (!target.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
  } catch {
    return null;
  }
  const bytes = await readBytes(path, limit);
  const input = { path: basename(file), sha256: sha256(bytes), bytes: bytes.length };
  return { bytes, input };
}
