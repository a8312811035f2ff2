import { fileURLToPath } from 'node:url';
import type { ReportInput } from '../domain/report.ts';
import type { readReport } from '../reports/read-report.ts';
import { askChild, type ChildLimits } from '../workers/ask-child.ts';
import { BadInput, makeFinding } from './errors.ts';

/** What reading a page may use: the pages that are allowed at all need some 200 MiB and two seconds. */
const pageLimits: ChildLimits = { mostMiB: 768, mostMs: 30_000 };

/**
 * Reads an HTML page in a process of its own, because the libraries that take it apart were not made for hostile ones.
 * @throws BadInput E_REPORT_FORMAT when that process fails
 */
export async function readPage(
  input: ReportInput,
  limits: ChildLimits = pageLimits,
  entry: string = fileURLToPath(new URL('./page-child.js', import.meta.url)),
): Promise<ReturnType<typeof readReport>> {
  try {
    return (await askChild(entry, input, limits)) as ReturnType<typeof readReport>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the page cannot be read: ${reason}; open it, copy the article and save it as a text file (.txt)`;
    throw new BadInput([makeFinding('E_REPORT_FORMAT', input.name, message)]);
  }
}
