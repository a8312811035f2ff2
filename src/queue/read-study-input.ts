import { type Finding, makeFinding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import { readStudy, type Study } from '../sweep/index.ts';

/** Points of the largest study that a server runs: the last job holds its rows in memory. */
const mostPoints = 20_000;

/** Reads a study that somebody asked a server to run, as `sweep` reads its file; the study is null where a finding is an error. For a process of its own: the texts are foreign. */
export function readStudyInput(
  { studyYaml, attachments }: Extract<RunInput, { readonly kind: 'study' }>,
  reference: Reference,
): { readonly study: Study | null; readonly findings: readonly Finding[] } {
  const { study, findings } = readStudy(studyYaml, 'study.yaml', reference, attachments);
  if (study === null || study.points <= mostPoints) return { study, findings };
  const message = `the study has ${study.points} points; a server runs at most ${mostPoints}: use fewer, or \`skyproof sweep\``;
  return { study: null, findings: [...findings, makeFinding('E_RUN_LONG', 'study.yaml', message)] };
}
