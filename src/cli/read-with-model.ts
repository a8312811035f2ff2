import { checkAnswer } from '../claims/llm/check-answer.ts';
import { type AskedReport, joinReadings } from '../claims/llm/join-readings.ts';
import { type ReportFacts, readReportFacts } from '../claims/llm/read-report-facts.ts';
import { hashText, writeRequest } from '../claims/llm/write-request.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { DropReason } from '../domain/language-model.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import { askModel } from '../llm/ask-model.ts';
import { type ModelAddress, readModelAddress } from '../llm/model-address.ts';
import { BadUsage, makeFinding } from './errors.ts';

/** Seconds that one answer may take where no flag says otherwise. */
const defaultTimeoutS = 120;

/** The flags that choose who reads. */
export interface ReaderFlags {
  readonly reader?: 'rules' | 'llm';
  readonly llmUrl?: string;
  readonly llmModel?: string;
  /** Seconds. */
  readonly llmTimeout?: number;
}

/** A language model that may be asked. */
export interface ModelChoice {
  readonly address: ModelAddress;
  readonly name: string;
  readonly key: string | null;
  readonly timeoutMs: number;
}

/**
 * Reads the flags of `--reader llm`, and the key from the environment.
 * @throws BadUsage where address or model are missing or cannot be used; the key is never repeated
 */
export function chooseModel(
  flags: ReaderFlags,
  environment: Readonly<Record<string, string | undefined>>,
): ModelChoice {
  const { llmUrl, llmModel, llmTimeout = defaultTimeoutS } = flags;
  if (llmUrl === undefined)
    throw new BadUsage(
      '--reader llm needs --llm-url, the address of an OpenAI-compatible server, e.g. http://127.0.0.1:11434/v1',
    );
  if (llmModel === undefined)
    throw new BadUsage('--reader llm needs --llm-model, the name of a model of that server');
  const address = readModelAddress(llmUrl);
  if (typeof address === 'string') throw new BadUsage(`--llm-url cannot be used: ${address}`);
  if (!/^[\p{L}\p{N}\p{P}\p{S} ]{1,200}$/u.test(llmModel))
    throw new BadUsage('--llm-model needs a name of 1 to 200 characters on one line');
  const key = environment['SKYPROOF_LLM_KEY'] || null;
  if (key !== null && !/^[\x21-\x7e]{1,4096}$/.test(key))
    throw new BadUsage('SKYPROOF_LLM_KEY holds characters that no header takes');
  return { address, name: llmModel, key, timeoutMs: llmTimeout * 1000 };
}

/**
 * Asks a language model for the claims of each report, one after the other, and joins what it says with what the rules read. Where it cannot be reached the
 * other reports are not tried; whatever goes wrong, the claims of the rules stay and a warning says why.
 */
export async function readWithModel(
  reports: readonly Report[],
  rules: Reading,
  reference: Reference,
  model: ModelChoice,
): Promise<{ readonly reading: Reading; readonly findings: readonly Finding[] }> {
  const asked: AskedReport[] = [];
  const findings: Finding[] = [];
  let gone: string | null = null;
  for (const facts of readReportFacts(reports, reference)) {
    const one: Asked =
      gone === null
        ? await askAbout(facts, reference, model)
        : { ...unread(facts.report.id, null, gone), isSilent: true };
    asked.push(one);
    if (gone === null) findings.push(...warnAbout(facts.report, one));
    if (one.isSilent) gone ??= 'the server had not answered on an earlier report';
  }
  const named = { name: model.name, host: model.address.host };
  return { reading: joinReadings(rules, named, asked), findings };
}

interface Asked extends AskedReport {
  /** True where nobody answered in time. */
  readonly isSilent: boolean;
}

async function askAbout(
  facts: ReportFacts,
  reference: Reference,
  { address, name, key, timeoutMs }: ModelChoice,
): Promise<Asked> {
  const { id } = facts.report;
  const body = writeRequest(facts, name);
  const reply = await askModel({ url: address.url, body, key, timeoutMs });
  const promptSha256 = hashText(body);
  if (reply.state !== 'answered')
    return { ...unread(id, promptSha256, reply.message), isSilent: reply.state === 'silent' };
  const { problem, given, claims, dropped, emptied } = checkAnswer(reply.text, facts, reference);
  return {
    answer: {
      ...{ report: id, promptSha256, answerSha256: hashText(reply.text) },
      problem: problem === null ? null : `the answer ${problem}`,
      ...{ given, kept: claims.length, dropped, emptied },
    },
    claims,
    isSilent: false,
  };
}

function unread(report: string, promptSha256: string | null, problem: string): AskedReport {
  const answer = { report, promptSha256, answerSha256: null, problem };
  return { answer: { ...answer, given: 0, kept: 0, dropped: {}, emptied: {} }, claims: [] };
}

const reasons: Readonly<Record<DropReason, string>> = {
  form: 'not of the form that was asked for',
  quote: 'without a quote that stands in the report',
  outside: 'quoting the title or the header',
  command: 'quoting words that give orders to the reader',
  question: 'quoting a question',
  negated: 'quoted without the words that deny them',
  speaker: 'said by somebody whom the report does not name',
  double: 'given twice',
};

function warnAbout({ name }: Report, { answer, isSilent }: Asked): readonly Finding[] {
  const { problem, given, kept } = answer;
  if (problem !== null)
    return [
      makeFinding(
        isSilent ? 'W_MODEL_SILENT' : 'W_MODEL_ANSWER',
        name,
        `${problem}; read by rules alone`,
      ),
    ];
  if (given === kept) return [];
  const list = Object.entries(answer.dropped).map(
    ([reason, count]) => `${count} ${reasons[reason as DropReason]}`,
  );
  const rest = kept === 0 ? '; read by rules alone' : '';
  const message = `${given - kept} of ${given} claims of the language model were dropped: ${list.join(', ')}${rest}`;
  return [makeFinding('W_MODEL_CLAIM', name, message)];
}
