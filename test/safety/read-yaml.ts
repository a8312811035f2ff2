import { createReference } from '../../src/atlas/reference.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';

/** The reference data of the program itself. */
export const reference = createReference();

const start = `skyproof: 1
asOf: 2025-10-23
territory: COL
posture:
  - system: igla-s
    count: 100
`;

/** Writes a scenario with these areas as `where` and these lines behind it. */
export function writeScenario(where: string, lines = ''): string {
  return `${start}    where: [${where}]\n${lines}`;
}

/** Reads a scenario and returns what makes it unusable. */
export function findErrors(
  yaml: string,
  attachments: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const { scenario, findings } = readScenario(yaml, 'scenario.yaml', reference, attachments);
  const errors = findings.filter((finding) => finding.severity === 'error');
  if ((scenario === null) !== errors.length > 0) throw new Error('errors and result disagree');
  return errors;
}
