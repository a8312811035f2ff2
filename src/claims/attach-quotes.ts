import { gapAfter, type Passage, type Sentence, tagAt, wordAt } from './passage.ts';
import type { Quote } from './read-quotes.ts';
import { readTurns } from './read-turns.ts';
import { personSpeaker, type Speaker } from './speaker-words.ts';
import { type Context, type Draft, pushAct, type SpeechAct } from './speech-act.ts';

/** The statement quotation that ends right before, or begins right behind, an offset. */
function quoteEndingAt(quotes: readonly Quote[], offset: number, text: string): Quote | undefined {
  return quotes.find(
    (quote) =>
      quote.isStatement &&
      quote.outerEnd <= offset &&
      offset - quote.outerEnd <= 4 &&
      /^[\s,—–-]*$/.test(text.slice(quote.outerEnd, offset)),
  );
}

function quoteBeginningNear(
  quotes: readonly Quote[],
  offset: number,
  end: number,
  text: string,
): Quote | undefined {
  return quotes.find(
    (quote) =>
      quote.isStatement &&
      quote.outerStart >= offset &&
      quote.outerStart <= end &&
      quote.outerStart - offset <= 60 &&
      !/[.;!?]\s/.test(text.slice(offset, quote.outerStart)),
  );
}

/** Whole run of quotations that are glued together by nothing but the speaker's mark. */
export function attachQuotes(context: Context, sentence: Sentence, draft: Draft): boolean {
  const { passage, quotes, attached } = context;
  const first = passage.words[draft.markFrom];
  const last = passage.words[draft.markTo - 1];
  if (first === undefined || last === undefined) return false;
  let found = false;
  const before = quoteEndingAt(
    quotes.filter((quote) => quote.outerEnd > sentence.start),
    first.start,
    passage.text,
  );
  const behind = quoteBeginningNear(quotes, last.end, sentence.end, passage.text);
  for (const quote of [before, behind]) {
    if (quote === undefined || attached.has(quote)) continue;
    attached.add(quote);
    found = true;
    pushAct(context, sentence, draft, { start: quote.start, end: quote.end }, { isDirect: true });
  }
  return found;
}

/** `according to his press service`: where the words come from, nobody who goes on speaking. */
const isSource = (text: string, act: SpeechAct): boolean =>
  /^according/i.test(text.slice(act.markStart, act.markStart + 9));

/** Gives a quotation without a speaker of its own to whoever spoke last. */
export function attachLooseQuotes(context: Context): void {
  const { passage, quotes, attached, acts } = context;
  const inner = (act: SpeechAct): boolean =>
    !act.isDirect &&
    quotes.some(
      (quote) => quote.isStatement && quote.start <= act.markStart && act.markStart < quote.end,
    );
  const known = acts
    .filter((act) => act.speaker !== null && !inner(act) && !isSource(passage.text, act))
    .sort((a, b) => a.markStart - b.markStart);
  let at = 0;
  let inside = 0;
  let before: { readonly end: number; readonly speaker: Speaker | null } | null = null;
  // Who was named beside the quotation before, unless somebody spoke since.
  let named: { readonly markStart: number; readonly speaker: Speaker } | null = null;
  for (const quote of quotes) {
    if (!quote.isStatement || attached.has(quote)) continue;
    while (at < known.length && (known[at] as SpeechAct).markStart < quote.start) at++;
    const spoke = known[at - 1];
    const last = named !== null && named.markStart > (spoke?.markStart ?? -1) ? named : spoke;
    while (
      inside < passage.sentences.length &&
      (passage.sentences[inside] as Sentence).end <= quote.start
    )
      inside++;
    const sentence = passage.sentences[inside];
    if (sentence === undefined) continue;
    const beside = speakerBeside(context, quote, sentence.index);
    // Paragraph after paragraph of one speech: whoever spoke in the last one.
    const goesOn: Speaker | null =
      before !== null && quote.outerStart - before.end < 8 ? before.speaker : null;
    const speaker: Speaker | null =
      beside?.speaker ?? goesOn ?? last?.speaker ?? lastNamed(context, sentence, quote.start);
    before = { end: quote.outerEnd, speaker };
    if (beside !== null) named = beside;
    acts.push({
      sentence: sentence.index,
      markStart: beside?.markStart ?? quote.outerStart,
      markEnd: beside?.markEnd ?? quote.outerStart,
      scopeStart: quote.start,
      scopeEnd: quote.end,
      speaker,
      speech: 'assert',
      isDirect: true,
      accused: null,
      isInserted: false,
    });
  }
}

/** Who is named right behind a quotation (`” thundered Vasić`, `” she laughed`) or in the sentence that leads to it. */
function speakerBeside(
  context: Context,
  quote: Quote,
  at: number,
): { readonly speaker: Speaker; readonly markStart: number; readonly markEnd: number } | null {
  const { passage, people } = context;
  const sentence = sentenceHolding(passage, quote.outerEnd - 1, at);
  if (sentence !== undefined) {
    const from = wordAt(passage, sentence, quote.outerEnd);
    const first = passage.words[from];
    const close =
      first !== undefined &&
      from < sentence.to &&
      /^[\s,—–-]{0,3}$/.test(passage.text.slice(quote.outerEnd, first.start));
    if (close) {
      const mention = (people.mentions[sentence.index] ?? []).find(
        (one) => one.from >= from && one.from <= from + 4,
      );
      const pronoun =
        tagAt(sentence, 'pronounPerson', from) ?? tagAt(sentence, 'pronounPerson', from + 1);
      const named =
        mention !== undefined && !/[,;:.]/.test(gapAfter(passage, from))
          ? personSpeaker(mention.person)
          : pronoun !== undefined
            ? lastNamed(context, sentence, quote.start)
            : null;
      const to = Math.min(sentence.to, Math.max(mention?.to ?? 0, pronoun?.to ?? 0, from + 2));
      if (named !== null)
        return {
          speaker: named,
          markStart: first.start,
          markEnd: passage.words[to - 1]?.end ?? first.end,
        };
    }
  }
  return null;
}

function sentenceHolding(passage: Passage, offset: number, at: number): Sentence | undefined {
  let index = at;
  while (
    index + 1 < passage.sentences.length &&
    (passage.sentences[index] as Sentence).end <= offset
  )
    index++;
  return passage.sentences[index];
}

/** The person named last before an offset, at most three sentences back. */
function lastNamed(context: Context, sentence: Sentence, before: number): Speaker | null {
  const { passage, people } = context;
  for (let index = sentence.index; index >= Math.max(0, sentence.index - 4); index--) {
    const found = (people.mentions[index] ?? []).findLast(
      (one) => (passage.words[one.from]?.start ?? 0) < before,
    );
    if (found !== undefined) return personSpeaker(found.person);
  }
  return null;
}

/** Every turn of a transcript or an interview is direct speech; what is reported inside it keeps its own speaker. */
export function attachTurns(context: Context): void {
  const { passage, people, acts } = context;
  let index = 0;
  for (const turn of readTurns(passage, people)) {
    while (
      index + 1 < passage.sentences.length &&
      (passage.sentences[index] as Sentence).end <= turn.labelStart
    )
      index++;
    acts.push({
      sentence: index,
      markStart: turn.labelStart,
      markEnd: turn.labelEnd,
      scopeStart: turn.labelEnd,
      scopeEnd: turn.end,
      speaker: turn.speaker,
      speech: 'assert',
      isDirect: true,
      accused: null,
      isInserted: false,
    });
  }
}
