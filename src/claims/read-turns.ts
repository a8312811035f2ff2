import { gapAfter, isTagged, type Passage, textOf } from './passage.ts';
import type { People } from './read-people.ts';
import { personSpeaker, type Speaker } from './speaker-words.ts';

/** Somebody's turn in a transcript or an interview: what stands behind `Name:` at the head of a paragraph. */
export interface Turn {
  /** UTF-16 offsets of the label with its colon. */
  readonly labelStart: number;
  readonly labelEnd: number;
  /** Where the turn's words end. */
  readonly end: number;
  /** Null for whoever asks: the report itself. */
  readonly speaker: Speaker | null;
}

/** A label is short, stands on one line, begins with a capital letter and ends with a colon; `\p{Lu}[^\n:]{0,80}` is bounded. */
const labelPattern = /^[ \t>*_-]{0,6}(\p{Lu}[^\n:]{0,80}):[*_]{0,2}[ \t]+(?=\S)/gmu;

/** `Minister for Defence (Deputy Nuala Brannigan)`: an answer in writing, even where it is the only one. */
const officeLabel =
  /^(?:the\s)?(?:\p{L}{1,20}\s){0,3}(?:minister|secretary|president|spokesman|spokeswoman|spokesperson|chairman|chair)[^()]{0,40}\([^()]{3,60}\)$/iu;

/** Fewer labelled paragraphs than this are no conversation. */
const fewestTurns = 3;

const asks = /^(?:q|question|interviewer|moderator|host|reporter)$/i;

/** Whoever tells a broadcast: its words are those of the report itself. What stands in brackets is a name or a place of the studio. */
const narrates =
  /^(?:v\/?o|voice-?over|narrator|narration|presenter|anchor|newsreader|newscaster|correspondent|reporter|host|studio|intro|outro|link|cue|graphic|caption|moderator|question)(?:\s?\([^()]{0,60}\))?(?:\s(?:in vision|live))?$/i;

/** `LINDQVIST (voice-over)`, `FAIZAL (PIECE TO CAMERA, MARINA BARRAGE)`. */
const inVoice =
  /\((?:[^()]{0,30}\b)?(?:voice-?over|v\/?o|ptc|piece to camera|in vision|to camera)\b[^()]{0,40}\)$/i;

/** `SOT General Horn`, `SOUND BITE, PRESIDENT`: somebody who was recorded. In a script that marks them whoever has no such mark is the reporter. */
const recorded = /^(?:sot|sound ?bite|soundbite|clip|grab|actuality|vox pop|insert)\b[,:\s]{0,3}/i;

/** Brackets that say how words were recorded, and name nobody. */
const manner =
  /\((?:[^()]{0,40}\b)?(?:subtitles?|translation|translated|clip|recording|voice|speech|interview|off|live|sound)\b[^()]{0,30}\)/i;
const answers = /^(?:a|answer)$/i;

/** Finds the turns of a conversation; empty for any other text. Linear in the length of the text. */
export function readTurns(passage: Passage, people: People): Turn[] {
  const { text } = passage;
  const start = passage.sentences.find((sentence) => !sentence.isTitle)?.start ?? 0;
  const labels = [...text.slice(start).matchAll(labelPattern)]
    .map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      label: (match[1] as string).replace(/[*_]/g, '').trim(),
    }))
    .filter(({ label }) => label.split(/\s+/).length <= 9);
  if (labels.length < fewestTurns) {
    const answers = readAnswers(passage, people);
    if (answers.length > 0) return answers;
  }
  const hasMarks = labels.some((one) => recorded.test(one.label));
  const official = labels.some((one) => officeLabel.test(one.label));
  if (
    !official &&
    (labels.length < fewestTurns || new Set(labels.map((one) => one.label)).size < 2)
  )
    return [];
  const named = new Map<string, Speaker>();
  const guest = mainPerson(people) ?? introduced(passage, labels[0]?.start ?? start);
  return labels.map((one, index): Turn => {
    const next = labels[index + 1];
    return {
      labelStart: one.start,
      labelEnd: one.end,
      end: next === undefined ? text.length : next.start,
      speaker: tells(one.label, hasMarks) ? null : speakerOf(bare(one.label), named, people, guest),
    };
  });
}

/** The report itself: a voice over pictures, or a reporter among people who were recorded. */
const tells = (label: string, hasMarks: boolean): boolean =>
  narrates.test(label) ||
  inVoice.test(label) ||
  (hasMarks && !recorded.test(label) && !manner.test(label) && /^[\p{Lu}\s]+$/u.test(label));

/** A label without what says how the words were recorded. */
const bare = (label: string): string => label.replace(recorded, '').replace(manner, '').trim();

/** An interview without labels: several short paragraphs are questions, and a guest is introduced before the first of them. */
function readAnswers(passage: Passage, people: People): Turn[] {
  const { text } = passage;
  const paragraphs: { start: number; end: number; asks: boolean }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '')
      paragraphs.push({ start, end, asks: line.trim().endsWith('?') && line.length < 240 });
    start = end + 1;
  }
  const first = paragraphs.findIndex((one) => one.asks);
  if (paragraphs.filter((one) => one.asks).length < fewestTurns || first < 1) return [];
  const opening = (paragraphs[first] as { start: number }).start;
  const guest = introducedPerson(passage, people, opening) ?? introduced(passage, opening);
  if (guest === null) return [];
  const answers = paragraphs.slice(first + 1).filter((one) => !one.asks);
  // Headings that ask (`What is the Patriot?`) make no interview: whoever answers says `I` or `we`.
  const own = answers.filter((one) => inOwnVoice(text.slice(one.start, one.end)));
  if (3 * own.length < answers.length) return [];
  return answers.map((one) => ({
    labelStart: one.start,
    labelEnd: one.start,
    end: one.end,
    speaker: guest,
  }));
}

/** `I` or `we` outside quotation marks. */
const inOwnVoice = (answer: string): boolean =>
  /\b(?:I|we|We|our|Our|my|My)\b/.test(answer.replace(/["“][^"“”]{0,600}["”]/g, ' '));

/** The first person named before an offset. */
function introducedPerson(passage: Passage, people: People, end: number): Speaker | null {
  for (const sentence of passage.sentences) {
    if (sentence.isTitle || sentence.start >= end) continue;
    const mention = (people.mentions[sentence.index] ?? [])[0];
    if (mention !== undefined) return personSpeaker(mention.person);
  }
  return null;
}

function speakerOf(
  label: string,
  named: Map<string, Speaker>,
  people: People,
  guest: Speaker | null,
): Speaker | null {
  if (asks.test(label)) return null;
  if (answers.test(label)) return guest;
  const bracketed = /\(([^()]{3,60})\)/.exec(label)?.[1];
  const outside = label.replace(/\([^()]{0,80}\)/g, ' ').trim();
  const full = bracketed ?? outside;
  const last = full.slice(full.lastIndexOf(' ') + 1).toLowerCase();
  const person = people.byLast.get(last);
  // `The Minister:` is whoever had that office in an earlier label.
  const office = outside.replace(/^the\s+/i, '').toLowerCase();
  const holder = [...named].find(([key]) => key === office || key.startsWith(`${office} `))?.[1];
  const speaker: Speaker =
    person !== undefined
      ? personSpeaker(person)
      : (holder ?? {
          name: bracketed === undefined ? outside : `${outside} ${bracketed}`,
          kind: 'person',
          country: null,
          isNamed: true,
        });
  named.set(office, speaker);
  return speaker;
}

/** Who the words before the first question name: `Jane Doe has led the service for ten years.` */
function introduced(passage: Passage, end: number): Speaker | null {
  for (const sentence of passage.sentences) {
    if (sentence.isTitle || sentence.start >= end) continue;
    let to = sentence.from;
    while (to < sentence.to && passage.words[to]?.capital === true) to++;
    // `Bohdan, 34, was a driver`.
    const aged =
      /^,\s$/.test(gapAfter(passage, to - 1)) &&
      /^\d{2}$/.test(passage.words[to]?.lower ?? '') &&
      isTagged(sentence, 'auxiliary', to + 1);
    if (to - sentence.from < (aged ? 1 : 2) || to - sentence.from > 4) continue;
    if (!aged && !isTagged(sentence, 'auxiliary', to)) continue;
    return {
      name: textOf(passage, sentence.from, to),
      kind: 'person',
      country: null,
      isNamed: true,
    };
  }
  return null;
}

/** The person named most often: in an interview the one who answers. */
function mainPerson(people: People): Speaker | null {
  const counts = new Map<string, number>();
  for (const list of people.mentions)
    for (const { person } of list) counts.set(person.last, (counts.get(person.last) ?? 0) + 1);
  let best: string | null = null;
  for (const [last, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0)) best = last;
  const person = best === null ? undefined : people.byLast.get(best);
  return person === undefined ? null : personSpeaker(person);
}
