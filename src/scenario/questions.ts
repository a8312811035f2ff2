import type { Interpretation, Question } from '../domain/question.ts';
import {
  asList,
  asMap,
  asNumber,
  asText,
  asWord,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
} from './field.ts';
import { interpretations, questionShape, recordChecks } from './schema.ts';

/** Reads `altitudesM`: ascending, each once, with 0 (the ground footprint) in front. */
export function readAltitudes(context: ReadContext, field: Field): readonly number[] | null {
  if (field.kind === 'list' && field.items.length === 0) return [0];
  const items = asList(context, field, 'altitudesM');
  if (items !== null && items.length > 32) {
    report(
      context,
      'E_SCENARIO_RANGE',
      field,
      `altitudesM may list 32 heights, not ${items.length}`,
    );
    return null;
  }
  const values = items?.map((item) => asNumber(context, item, 'altitudesM', 0, 100_000));
  if (!values || values.includes(null)) return null;
  return [...new Set([0, ...(values as number[])])].sort((a, b) => a - b);
}

/** Reads `interpretations`; all when the file does not say. */
export function readInterpretations(
  context: ReadContext,
  field: Field | undefined,
): readonly Interpretation[] {
  if (field === undefined) return interpretations;
  const items = asList(context, field, 'interpretations') ?? [];
  const words = items.map((item) => asWord(context, item, interpretations, 'interpretation'));
  return [...new Set(words)].filter((word) => word !== null);
}

/** Reads `questions`; without any, each interpretation is one question that no claim asks. */
export function readQuestions(
  context: ReadContext,
  field: Field | undefined,
  asked: readonly Interpretation[],
  altitudesM: readonly number[],
): readonly Question[] {
  if (field === undefined) {
    return asked.map((interpretation) => ({
      id: interpretation,
      claim: null,
      quote: null,
      interpretation,
      altitudesM,
      areaShare: null,
      k: 1,
    }));
  }
  const items = asList(context, field, 'questions') ?? [];
  const taken = new Set<string>();
  return items.flatMap((item, i) => {
    const question = readQuestion(context, item, `q${i + 1}`, altitudesM);
    if (question === null) return [];
    if (taken.has(question.id)) {
      report(
        context,
        'E_SCENARIO_RANGE',
        item,
        `the question id "${printable(question.id)}" stands twice`,
      );
    }
    taken.add(question.id);
    return [question];
  });
}

/** Collects the words of claims that the file quotes, by claim id, so that sources can show them. */
export function collectQuotes(file: Field): ReadonlyMap<string, string> {
  const quotes = new Map<string, string>();
  const questions = file.kind === 'map' ? get(file, 'questions') : undefined;
  for (const item of questions?.kind === 'list' ? questions.items : []) {
    if (item.kind !== 'map') continue;
    const claim = get(item, 'claim');
    const quote = get(item, 'quote');
    if (claim?.kind !== 'scalar' || quote?.kind !== 'scalar') continue;
    if (typeof claim.value === 'string' && typeof quote.value === 'string') {
      quotes.set(claim.value, quote.value);
    }
  }
  return quotes;
}

function readQuestion(
  context: ReadContext,
  field: Field,
  usualId: string,
  altitudesM: readonly number[],
): Question | null {
  const map = asMap(context, field, Object.keys(questionShape), 'a question');
  if (map === null) return null;
  const words = [...interpretations, ...recordChecks];
  const kindField = get(map, 'interpretation');
  if (!kindField) report(context, 'E_SCENARIO_REQUIRED', map, 'a question needs an interpretation');
  const interpretation = kindField ? asWord(context, kindField, words, 'interpretation') : null;
  const altitudesField = get(map, 'altitudesM');
  const own = altitudesField ? readAltitudes(context, altitudesField) : altitudesM;
  const kField = get(map, 'k');
  const k = kField ? asNumber(context, kField, 'k', 1, 100, true) : 1;
  const id = text(context, map, 'id', 60);
  const claim = text(context, map, 'claim', 200);
  const quote = text(context, map, 'quote', 2000);
  const areaShare = readAreaShare(context, map);
  if (interpretation === null || own === null || k === null) return null;
  const isRecord = recordChecks.some((word) => word === interpretation);
  return {
    id: id ?? usualId,
    claim: claim === null ? null : claim.replace(/^claim:/, ''),
    quote,
    interpretation,
    altitudesM: isRecord ? [] : own,
    areaShare,
    k,
  };
}

function readAreaShare(context: ReadContext, map: MapField): number | null {
  const share = get(map, 'areaShare');
  const percent = get(map, 'areaSharePercent');
  const value = share
    ? asNumber(context, share, 'areaShare', 0, 1)
    : percent
      ? asNumber(context, percent, 'areaSharePercent', 0, 100)
      : null;
  if (value === 0)
    report(context, 'E_SCENARIO_RANGE', share ?? percent ?? map, 'areaShare must be above 0');
  return value !== null && !share ? value / 100 : value;
}

function text(context: ReadContext, map: MapField, key: string, limit: number): string | null {
  const field = get(map, key);
  return field ? asText(context, field, key, limit) : null;
}
