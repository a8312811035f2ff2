import type { ZodError } from 'zod';
import { type Finding, tellFindings } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import type { Reference } from '../domain/reference.ts';
import type { RunInput } from '../domain/registry.ts';
import { parseJson } from '../kernel/text/parse-json.ts';
import { readRunInput } from '../queue/read-run-input.ts';
import type { ReadInput } from '../server/api/parts.ts';
import { runInputSchema } from '../server/api/schemas.ts';
import { makeProblem, refuseInput } from '../server/problem.ts';

/** What readers make of an input; the title is null where it is refused. */
interface Checked {
  readonly title: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads the body of a request as what is to be run: JSON within its limits, then the form, then the very readers of the command line, with their findings.
 *
 * @param today ISO date; no later date in a report is taken for its as-of date
 */
export async function readInput(
  body: Uint8Array,
  today: string,
  reference: Reference,
): Promise<ReadInput> {
  const text = decode(body);
  if (text === null) return refused(makeProblem('E_HTTP_BODY', 'the body is not UTF-8'));
  const parsed = parseJson(text);
  if (parsed.problem !== null) {
    const { fault, message, line, column } = parsed.problem;
    const detail = `${line}:${column} ${message}`;
    return refused(makeProblem('E_HTTP_BODY', detail, { limit: fault === 'depth' ? 64 : null }));
  }
  const formed = runInputSchema.safeParse(parsed.value);
  if (!formed.success) return refused(explainForm(formed.error, parsed.value));
  const input: RunInput = formed.data;
  const { title, findings } = await check(input, today, reference);
  if (title === null) return refused(refuseInput(findings));
  return { input, title, findings: tellFindings(findings), problem: null };
}

const refused = (problem: Problem): ReadInput => ({ input: null, problem });

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

async function check(input: RunInput, today: string, reference: Reference): Promise<Checked> {
  if (input.kind === 'study') {
    // Its reader is loaded with the first study.
    const { readStudyInput } = await import('../queue/read-study-input.ts');
    const { study, findings } = readStudyInput(input, reference);
    return { title: study?.title ?? null, findings };
  }
  const { run, findings } = await readRunInput(input, reference, today);
  return { title: run?.scenario.title ?? null, findings };
}

/** Tells the first thing that is wrong with the form, with its place and its value. */
function explainForm(error: ZodError, value: unknown): Problem {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  let found: unknown = value;
  for (const key of path)
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined;
  const limit = issue !== undefined && 'maximum' in issue ? Number(issue.maximum) : null;
  return makeProblem('E_INPUT_FORM', issue?.message ?? 'the form is wrong', {
    ...{ path: path.length === 0 ? null : path.map(String).join('.'), limit },
    value: path.length === 0 ? undefined : found,
  });
}
