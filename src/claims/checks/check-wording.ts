import type { Check } from '../../domain/claim.ts';
import { splitWords } from '../words.ts';
import type { CheckContext, ReadReport } from './check-context.ts';
import { claimsAt, spanIn } from './check-context.ts';

interface Utterance {
  readonly one: ReadReport;
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
  readonly words: ReadonlySet<string>;
}

const common = new Set(
  'the a an of to in is are was be it its and or for with that this we our will not no on as at by from have has i they he she you your their his her'.split(
    ' ',
  ),
);

/** At most this many quotations of a report are compared, which keeps the cost linear in the text. */
const mostQuotes = 60;

function utterancesOf(one: ReadReport): Utterance[] {
  const { acts, passage } = one.read;
  return acts
    .filter((act) => act.isDirect && act.speaker !== null)
    .slice(0, mostQuotes)
    .map((act) => ({
      one,
      start: act.scopeStart,
      end: act.scopeEnd,
      speaker: act.speaker?.name ?? '',
      words: new Set(
        splitWords(
          passage.text.slice(act.scopeStart, Math.min(act.scopeEnd, act.scopeStart + 400)),
        ).map((word) => word.lower),
      ),
    }));
}

const sameSpeaker = (a: string, b: string): boolean =>
  a.slice(a.lastIndexOf(' ') + 1).toLowerCase() === b.slice(b.lastIndexOf(' ') + 1).toLowerCase();

function similarity(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { readonly share: number; readonly content: number } {
  let [both, content] = [0, 0];
  for (const word of a) {
    if (!b.has(word)) continue;
    both++;
    if (!common.has(word)) content++;
  }
  return { share: both / Math.max(1, Math.min(a.size, b.size)), content };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').replace(/[.,;]$/, '');

/** Finds one utterance of one speaker quoted in two forms by two reports: at least one of them is not word for word. */
export function checkWording(context: CheckContext): Check[] {
  const lists = context.reports.map(utterancesOf);
  const out: Check[] = [];
  for (let i = 0; i < lists.length; i++) {
    for (let j = i + 1; j < lists.length; j++) {
      for (const a of lists[i] ?? []) {
        for (const b of lists[j] ?? []) {
          if (!sameSpeaker(a.speaker, b.speaker)) continue;
          const { share, content } = similarity(a.words, b.words);
          const [x, y] = [
            flat(a.one.read.passage.text.slice(a.start, a.end)),
            flat(b.one.read.passage.text.slice(b.start, b.end)),
          ];
          if (
            x === y ||
            share < 0.55 ||
            content < 4 ||
            (x.length > 20 && (x.includes(y) || y.includes(x)))
          )
            continue;
          out.push({
            kind: 'wording',
            severity: 'warning',
            claims: [
              ...new Set([...claimsAt(a.one, a.start, a.end), ...claimsAt(b.one, b.start, b.end)]),
            ],
            spans: [
              spanIn(a.one.read.passage.report.id, a.start, a.end),
              spanIn(b.one.read.passage.report.id, b.start, b.end),
            ],
            message: `${a.speaker} is quoted with one line in two forms: “${x}” and “${y}”. At least one is not word for word.`,
          });
        }
      }
    }
  }
  return out;
}
