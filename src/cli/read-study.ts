import type { Finding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';

/** The reader of studies, as `src/sweep` exports it. */
interface StudyReader {
  readonly readStudy: (
    text: string,
    file: string,
    reference: Reference,
    attachments: Readonly<Record<string, string>>,
  ) => {
    readonly study: { readonly title: string } | null;
    readonly findings: readonly Finding[];
  };
}

/** Loaded by name when the first study comes, so that nobody else waits for it. */
const readerModule = '../sweep/index.js';

/** Reads a study file with its own reader; the title is null where it is refused. */
export async function readStudyTitle(
  { studyYaml, attachments }: RunInput & { readonly kind: 'study' },
  reference: Reference,
): Promise<{ readonly title: string | null; readonly findings: readonly Finding[] }> {
  const { readStudy } = (await import(readerModule)) as StudyReader;
  const { study, findings } = readStudy(studyYaml, 'study.yaml', reference, attachments);
  return { title: study?.title ?? null, findings };
}
