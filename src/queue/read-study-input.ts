import { type Finding, makeFinding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import type { HashedFile } from '../publish/manifest.ts';
import { readStudy, type Study } from '../sweep/index.ts';
import { hashTexts } from '../workers/hash.ts';

/** Points of the largest study that a server runs: the last job holds its rows in memory. */
const mostPoints = 20_000;

/** What was read of a study that is asked for: it is null where a finding is an error. */
export interface ReadStudyInput {
  readonly study: Study | null;
  readonly inputs: readonly HashedFile[];
  readonly findings: readonly Finding[];
}

/** Reads a study that somebody asked a server to run, as `sweep` reads its file. For a process of its own: the texts are foreign. */
export function readStudyInput(
  { studyYaml, attachments }: Extract<RunInput, { readonly kind: 'study' }>,
  reference: Reference,
): ReadStudyInput {
  const { study, findings } = readStudy(studyYaml, 'study.yaml', reference, attachments);
  const inputs = hashTexts([['study.yaml', studyYaml], ...Object.entries(attachments)]);
  if (study === null || study.points <= mostPoints) return { study, inputs, findings };
  const message = `the study has ${study.points} points; a server runs at most ${mostPoints}: use fewer, or \`skyproof sweep\``;
  const refused = makeFinding('E_RUN_LONG', 'study.yaml', message);
  return { study: null, inputs, findings: [...findings, refused] };
}
