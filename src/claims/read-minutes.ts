import type { Passage, Sentence } from './passage.ts';
import type { Speaker } from './speaker-words.ts';
import type { SpeechAct } from './speech-act.ts';

/** Fewer paragraphs that open with somebody who speaks make no minutes. */
const fewest = 3;

/** Words in the head of a text that is a record of what was said, `{0,160}` in a line. */
const record =
  /^[^\n.]{0,160}\b(?:committee|minutes|summary|sitting|debate|hansard|proceedings|session|meeting)\b[^\n]{0,160}$/im;

/** A paragraph: UTF-16 offsets. */
interface Paragraph {
  readonly start: number;
  readonly end: number;
}

/**
 * The rest of a paragraph of minutes is what the person said who opens it: `The Minister said that ... Five were on the coast. Two were not.` Gives
 * an act over the sentences behind the first one; none for other texts. Linear in the length of the text.
 */
export function readMinutes(passage: Passage, acts: readonly SpeechAct[]): SpeechAct[] {
  if (!record.test(headOf(passage))) return [];
  const paragraphs = paragraphsOf(passage.text);
  const out: SpeechAct[] = [];
  const sorted = acts
    .filter((act) => act.speaker !== null && !act.isDirect)
    .sort((a, b) => a.markStart - b.markStart);
  let next = 0;
  let at = 0;
  let spoken = 0;
  for (const { start, end } of paragraphs) {
    while (at + 1 < passage.sentences.length && sentenceOf(passage, at).start < start) at++;
    const first = sentenceOf(passage, at);
    while (next < sorted.length && (sorted[next] as SpeechAct).markStart < start) next++;
    const opening = sorted[next];
    if (opening === undefined || opening.sentence !== first.index || !isWho(opening.speaker))
      continue;
    spoken++;
    if (first.end < end)
      out.push({
        ...opening,
        markStart: first.end,
        markEnd: first.end,
        scopeStart: first.end,
        scopeEnd: end,
        speech: 'assert',
        isInserted: false,
        accused: null,
      });
  }
  return spoken >= fewest && 2 * spoken >= paragraphs.length - 2 ? out : [];
}

/** The lines before the first paragraph. */
function headOf(passage: Passage): string {
  const lines = passage.text.slice(0, 600).split('\n');
  const body = lines.findIndex((line) => line.length > 160);
  return lines.slice(0, body < 0 ? 3 : body).join('\n');
}

const sentenceOf = (passage: Passage, at: number): Sentence => passage.sentences[at] as Sentence;

/** Somebody, and no document. */
const isWho = (speaker: Speaker | null): boolean =>
  speaker !== null && speaker.kind !== 'document' && speaker.kind !== 'group';

/** The paragraphs of a text that hold more than a heading. */
function paragraphsOf(text: string): Paragraph[] {
  const out: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const lead = line.length - line.trimStart().length;
    if (line.trim().length > 80) out.push({ start: start + lead, end });
    start = end + 1;
  }
  return out;
}
