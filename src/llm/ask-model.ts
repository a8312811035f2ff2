import { z } from 'zod';
import { parseJson } from '../kernel/text/parse-json.ts';

/** Most bytes of a response. */
export const mostAnswerBytes = 1_048_576;

/** What is asked of whom. */
export interface ModelQuestion {
  /** Address of the endpoint. */
  readonly url: string;
  /** The request's body, JSON. */
  readonly body: string;
  /** Goes into a header and nowhere else; null = none. */
  readonly key: string | null;
  /** From the first byte sent to the last one received. */
  readonly timeoutMs: number;
}

/** The text of an answer, or why there is none: `silent` where nobody answered in time, `unusable` where what came is no answer. */
export type ModelReply =
  | { readonly state: 'answered'; readonly text: string }
  | { readonly state: 'silent' | 'unusable'; readonly message: string };

/**
 * Asks a language model once. This is the one place of the product that opens a connection to somebody else. No redirect is followed, no cookie is kept, and
 * no word of the response gets into a message.
 */
export async function askModel(question: ModelQuestion): Promise<ModelReply> {
  const gone = new AbortController();
  const late = AbortSignal.timeout(question.timeoutMs);
  try {
    const response = await fetch(question.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([late, gone.signal]),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(question.key === null ? {} : { authorization: `Bearer ${question.key}` }),
      },
      body: question.body,
    });
    if (response.status >= 300 && response.status < 400)
      return unusable('the server sends the request elsewhere; no redirect is followed');
    if (response.status !== 200)
      return unusable(`the server refuses the request (HTTP ${response.status})`);
    const bytes = await readBody(response);
    return bytes === null
      ? unusable(`the response is longer than the limit of ${mostAnswerBytes} bytes`)
      : readReply(bytes);
  } catch (error) {
    if (late.aborted)
      return silent(`no complete answer came within ${question.timeoutMs / 1000} s`);
    const code = causeOf(error);
    if (code === null) throw error;
    return code.isBroken
      ? unusable('the connection broke off before the response was complete')
      : silent(`the server cannot be reached: ${code.words}`);
  } finally {
    // Whatever of the response was not read is not waited for.
    gone.abort();
  }
}

const silent = (message: string): ModelReply => ({ state: 'silent', message });
const unusable = (message: string): ModelReply => ({ state: 'unusable', message });

/** Reads a response, up to the limit; null where it is longer. */
async function readBody(response: Response): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.byteLength;
    if (length > mostAnswerBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const replyForm = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
});

function readReply(bytes: Uint8Array): ModelReply {
  const { value, problem } = parseJson(new TextDecoder().decode(bytes));
  const read = replyForm.safeParse(problem === null ? value : null);
  const choice = read.success ? read.data.choices[0] : undefined;
  if (choice === undefined) return unusable('the response is not that of a chat');
  if (choice.finish_reason === 'length')
    return unusable('the answer was cut off at the length that the server allows');
  return { state: 'answered', text: choice.message.content };
}

/** What a failed fetch met; null where the failure is one of the program. */
function causeOf(error: unknown): { readonly isBroken: boolean; readonly words: string } | null {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return null;
  const code = 'code' in error.cause ? String(error.cause.code) : '';
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nobody listens there (ECONNREFUSED)',
    ENOTFOUND: 'there is no such host (ENOTFOUND)',
    EAI_AGAIN: 'the name of the host cannot be looked up now (EAI_AGAIN)',
    ECONNRESET: 'the connection was closed (ECONNRESET)',
    UND_ERR_SOCKET: 'the connection was closed',
    UND_ERR_CONNECT_TIMEOUT: 'the connection was not made in time',
  };
  return {
    isBroken: error.message === 'terminated',
    words: words[code] ?? (code === '' ? 'the connection failed' : `the system says ${code}`),
  };
}
