import type { Finding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';

/** Reads a study file with its own reader, which is loaded with the first study; the title is null where it is refused. */
export async function readStudyTitle(
  { studyYaml, attachments }: RunInput & { readonly kind: 'study' },
  reference: Reference,
): Promise<{ readonly title: string | null; readonly findings: readonly Finding[] }> {
  const { readStudy } = await import('../sweep/index.ts');
  const { study, findings } = readStudy(studyYaml, 'study.yaml', reference, attachments);
  return { title: study?.title ?? null, findings };
}
