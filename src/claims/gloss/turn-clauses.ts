import type { Said, SaidVerb } from './turn-verbs.ts';

const isNominal = (one: Said | undefined): boolean =>
  one?.unit !== null &&
  one !== undefined &&
  /^(?:noun|name|pron|num)$/.test(one.unit?.sense.part ?? '');
const isBoundary = (one: Said): boolean =>
  one.unit?.sense.part === 'punct' ||
  (one.unit?.sense.part === 'conj' && !/^(?:y|e|o|u|ni|como)$/.test(one.unit.spanish));
const isPreposition = (one: Said | undefined): boolean => one?.unit?.sense.part === 'prep';

/** Verbs whose subject often follows them. */
const inverted =
  /^(?:arrive|exist|remain|fall|occur|appear|die|lack|come|enter|leave|emerge|follow|participate|reach|be left|be needed|take place|happen|work|function|operate|be missing|be enough|suffice|matter|grow|rise|begin|start|end|increase|continue|survive|return|arise|be born|disappear|circulate|parade|pass|march|fly|move|live|stay|fail|sound|depend)\b/;

/**
 * Gives clauses the subjects that Spanish leaves out (`Aseguró que`: He said that; `Contamos con`: We have), and puts the group behind a verb with `se` before it
 * (`se desplegaron 300 sistemas`: 300 systems were deployed). Linear in the number of words.
 */
export function turnClauses(said: readonly Said[]): Said[] {
  const out: Said[] = [];
  for (let at = 0; at < said.length; at++) {
    const one = said[at] as Said;
    const time = one.verb?.speaks === true ? timeEnd(said, at + 1) : at + 1;
    if (time > at + 1 && groupEnd(said, time) > time) {
      // `informó este martes el comandante`: the day goes, so that the subject stands beside its verb.
      out.push(one);
      at = time - 1;
      continue;
    }
    if (one.verb === null || one.verb.impersonal || (hasSubject(said, at) && !isAside(said, at))) {
      // `Estonia se gastó 400 millones`: who acts stands before, and what it is done to behind.
      const isActive = one.verb?.passive === true && groupEnd(said, at + 1) > at + 1;
      out.push(isActive ? { ...one, english: (one.verb as SaidVerb).active } : one);
      continue;
    }
    const end = groupEnd(said, at + 1);
    const isFollowed =
      end > at + 1 && (!isPreposition(said[at + 1]) || said[at + 2]?.unit?.sense.part === 'num');
    const opens = said[at + 1]?.unit?.spanish === 'que';
    if (one.verb.passive && isFollowed) {
      const group = said.slice(at + 1, end);
      out.push(...group.map((part, index) => (index === 0 ? { ...part, gap: one.gap } : part)), {
        ...one,
        gap: ' ',
      });
      at = end - 1;
      continue;
    }
    if (
      /^[13]/.test(one.verb.person) &&
      !(at === 0 && said[1]?.unit?.sense.part === 'name') &&
      (opens || !isFollowed || !(one.verb.speaks || inverted.test(one.verb.english)))
    ) {
      const subject = one.verb.passive ? 'it' : pronounOf(one, opens);
      out.push({ ...one, english: `${subject} ${one.english}` });
      continue;
    }
    out.push(one);
  }
  return out;
}

function pronounOf({ verb }: Said, opens: boolean): string {
  const person = verb?.person;
  if (person === '1s') return 'I';
  if (person === '1p') return 'we';
  if (person === '3p') return 'they';
  return verb?.speaks === true || opens ? 'he' : 'it';
}

/** A verb of speech by itself between commas, or at the end: `..., aseguró.` */
function isAside(said: readonly Said[], at: number): boolean {
  const one = said[at] as Said;
  const isMark = (other: Said | undefined): boolean =>
    other === undefined || other.unit?.sense.part === 'punct';
  return one.verb?.speaks === true && at > 0 && isMark(said[at - 1]) && isMark(said[at + 1]);
}

/** End (exclusive) of a day or time behind a verb: `este martes`, `el lunes`, `ayer`; `from` where none stands. */
function timeEnd(said: readonly Said[], from: number): number {
  const [first, second] = [said[from]?.english ?? '', said[from + 1]?.english ?? ''];
  if (
    /^(?:(?:on|this|last) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:yesterday|today)$/.test(
      first,
    )
  )
    return from + 1;
  return /^(?:on|this|last)$/.test(first) && /day$/.test(second) ? from + 2 : from;
}

/** Whether a subject stands before a verb in its clause, or the clause goes on from one that has it. */
function hasSubject(said: readonly Said[], at: number): boolean {
  // Of the first person only its pronoun is a subject, or the clause that goes on.
  if ((said[at] as Said).verb?.person.startsWith('1'))
    return /^(?:yo|nosotr[oa]s|y|e|o|u|ni)$/.test(said[at - 1]?.unit?.spanish ?? '');
  for (let before = at - 1; before >= 0; before--) {
    const answer = subjectAt(said, before, at);
    if (answer !== null) return answer;
  }
  return false;
}

/** What a word before a verb tells about its subject: there is one, there is none, or nothing (null). */
function subjectAt(said: readonly Said[], before: number, at: number): boolean | null {
  const one = said[before] as Said;
  if (one.verb !== null) return true;
  const [part, word] = [one.unit?.sense.part, one.unit?.spanish ?? ''];
  if (part === 'conj' && /^(?:y|e|o|u|ni|pero|sino)$/.test(word))
    return before === at - 1 ? hasVerbBefore(said, before) : null;
  // A relative `que` stands for what it follows; one behind a verb opens a clause without a subject.
  if (word === 'que')
    return isNominal(said[before - 1]) || said[before - 1]?.unit?.sense.part === 'punct';
  if (/^(?:quien|quienes|cual|cuales|nadie|donde)$/.test(word)) return true;
  if (part === 'punct' && one.english !== ',') return isQuoteEnd(one);
  if (isBoundary(one) && one.english !== ',') return false;
  return isNominal(one) && !isInPhrase(said, before) ? true : null;
}

/** A straight quotation mark ends a quotation where nothing parts it from the word before. */
const isQuoteEnd = (one: Said): boolean =>
  /^[”’)]$/.test(one.english) || (one.english === '"' && one.gap === '');

function hasVerbBefore(said: readonly Said[], at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const one = said[before] as Said;
    if (one.verb !== null) return true;
    if (one.unit?.sense.part === 'punct' && one.english !== ',') return false;
  }
  return false;
}

/** Whether a noun stands behind a preposition in its own group, which begins with its article. */
function isInPhrase(said: readonly Said[], at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const part = (said[before] as Said).unit?.sense.part;
    if (part === 'prep') return true;
    if (part === 'det') return isPreposition(said[before - 1]);
    if (part === undefined || !/^(?:num|adj|noun|name|adv)$/.test(part)) return false;
  }
  return false;
}

/** End (exclusive) of the noun group that begins at `from`, phrases with `of` included; `from` where none begins. */
function groupEnd(said: readonly Said[], from: number): number {
  let end = from;
  for (let at = from; at < said.length; at++) {
    const part = said[at]?.unit?.sense.part;
    const found = end > from;
    if (part === 'noun' || part === 'name' || part === 'num') end = at + 1;
    else if (part === 'adj' && found) end = at + 1;
    else if (!goesOn(said, at, found)) break;
  }
  return end;
}

/** Whether a noun group goes on over a word that is no noun: articles before its noun, `de` behind it, `entre 4 y 6`. */
function goesOn(said: readonly Said[], at: number, found: boolean): boolean {
  const part = said[at]?.unit?.sense.part;
  const beforeAmount = said[at + 1]?.unit?.sense.part === 'num';
  const isOf = (place: number): boolean => /^(?:de|del)$/.test(said[place]?.unit?.spanish ?? '');
  if (part === 'prep') return found ? isOf(at) : beforeAmount;
  if (part === 'conj') return beforeAmount;
  if (part === 'det') return !found || isOf(at - 1);
  return part === 'adj' || part === 'adv';
}
