import { dirname } from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../../domain/finding.ts';
import type { Reference } from '../../domain/reference.ts';
import type { HashedFile } from '../../publish/manifest.ts';
import { nameScenarioFile, readStudy, type Study } from '../../sweep/index.ts';
import { BadInput } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { sha256 } from './hash.ts';
import { readBytes } from './read-bytes.ts';
import { geojsonLimit, namedFiles, readBeside, scenarioLimit } from './read-scenario-file.ts';

/** A study that was read, with the files that it and its scenario name. */
export interface ReadStudyFile {
  readonly study: Study;
  readonly inputs: readonly HashedFile[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a study file, or standard input for `-`, the scenario beside it and the GeoJSON files that the scenario names.
 * @throws BadInput with every finding when it cannot be used
 */
export async function readStudyFile(name: string, reference: Reference): Promise<ReadStudyFile> {
  const bytes = await readBytes(name, scenarioLimit);
  const { text } = decodeText(bytes);
  const folder = name === '-' ? '.' : dirname(name);
  const inputs: HashedFile[] = [{ path: name, sha256: sha256(bytes), bytes: bytes.length }];
  const attachments: Record<string, string> = {};
  const attach = async (file: string, limit: typeof scenarioLimit | typeof geojsonLimit) => {
    const found = await readBeside(folder, file, limit);
    if (found === null) return;
    attachments[file] = decodeText(found.bytes).text;
    inputs.push(found.input);
  };
  const scenarioFile = nameScenarioFile(text, reference);
  if (scenarioFile !== null) await attach(scenarioFile, scenarioLimit);
  let read = readStudy(text, name, reference, attachments);
  // Only texts that passed the limits of the reader are parsed a second time.
  if (!read.findings.some(({ code }) => code.startsWith('E_YAML_'))) {
    for (const one of [text, ...Object.values(attachments)])
      for (const file of namedFiles(parse(one, { logLevel: 'silent', uniqueKeys: false })))
        await attach(file, geojsonLimit);
    if (inputs.length > (scenarioFile === null ? 1 : 2))
      read = readStudy(text, name, reference, attachments);
  }
  if (read.study === null) throw new BadInput(read.findings);
  return { study: read.study, inputs, findings: read.findings };
}
