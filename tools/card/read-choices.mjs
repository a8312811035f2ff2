import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readData } from '../generate/read-data.mjs';

/**
 * Reads the numbers that stand in the code, and looks whether the code holds them.
 * @param {string} root the project's folder
 * @returns {{ choices: { what: string, value: string, why: string, file: string }[], findings: object[] }}
 */
export function readChoices(root) {
  const file = readData(join(root, 'data/model/choices.yaml'), 'data/model/choices.yaml');
  const findings = [...file.findings];
  const choices = file.value ?? [];
  choices.forEach((entry, index) => {
    const complain = (message) =>
      findings.push({ ...file.finding([index], message), code: 'E_CHOICE' });
    for (const key of ['what', 'value', 'why', 'file', 'holds']) {
      if (entry[key] === undefined) complain(`${entry.what}: ${key} is missing`);
    }
    const path = join(root, entry.file ?? '');
    const text = entry.file !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (!text.includes(entry.holds ?? '')) {
      complain(`${entry.what}: ${entry.file} does not hold "${entry.holds}"`);
    }
  });
  return { choices: choices.map((entry) => ({ ...entry, value: String(entry.value) })), findings };
}
