import {
  claimSlots,
  dropReasons,
  type LanguageModelAnswer,
  type LanguageModelReading,
} from '../domain/language-model.ts';
import { type Field, type Inspector, shown } from './inspect-json.ts';

const hash = /^[0-9a-f]{64}$/;

/**
 * Loads what a claims file says of a language model. `reports` are the ids of the reports that were given; `known` reads a list of claim ids.
 */
export function loadLanguageModel(
  inspect: Inspector,
  root: Field,
  reports: readonly string[],
  known: (field: Field) => string[],
): LanguageModelReading {
  const ids = (key: string): string[] => known(inspect.field(root, key));
  const reproducible = inspect.field(root, 'reproducible');
  if (reproducible.value !== false)
    inspect.wrong(reproducible.path, `needs false, found ${shown(reproducible.value)}.`);
  return {
    name: inspect.text(inspect.field(root, 'name')),
    host: inspect.text(inspect.field(root, 'host')),
    reproducible: false,
    answers: inspect
      .list(inspect.field(root, 'answers'))
      .map((field) => loadAnswer(inspect, field, reports)),
    both: ids('both'),
    onlyRules: ids('onlyRules'),
    onlyModel: ids('onlyModel'),
    differences: inspect.list(inspect.field(root, 'differences')).map((field) => ({
      claim: known({
        value: [inspect.field(field, 'claim').value],
        path: `${field.path}.claim`,
      })[0] as string,
      slot: inspect.oneOf(inspect.field(field, 'slot'), claimSlots),
      rules: inspect.textOrNull(inspect.field(field, 'rules')),
      model: inspect.textOrNull(inspect.field(field, 'model')),
    })),
  };
}

function loadAnswer(
  inspect: Inspector,
  field: Field,
  reports: readonly string[],
): LanguageModelAnswer {
  const hashIn = (key: string): string | null => {
    const one = inspect.field(field, key);
    const text = inspect.textOrNull(one);
    if (text !== null && !hash.test(text))
      inspect.wrong(one.path, `needs a SHA-256 in 64 hex digits or null, found ${shown(text)}.`);
    return text;
  };
  const count = (one: Field): number => {
    const value = inspect.numberOrNull(one);
    if (value === null || !Number.isInteger(value))
      inspect.wrong(one.path, `needs a whole number, found ${shown(one.value)}.`);
    return value ?? 0;
  };
  const counts = <T extends string>(key: string, words: readonly T[]) => {
    const list = inspect.field(field, key);
    const out: Partial<Record<T, number>> = {};
    for (const word of words) {
      const one = inspect.field(list, word);
      if (!inspect.isNull(one)) out[word] = count(one);
    }
    return out;
  };
  const report = inspect.field(field, 'report');
  return {
    report: inspect.oneOf(report, reports),
    promptSha256: hashIn('promptSha256'),
    answerSha256: hashIn('answerSha256'),
    problem: inspect.textOrNull(inspect.field(field, 'problem')),
    given: count(inspect.field(field, 'given')),
    kept: count(inspect.field(field, 'kept')),
    dropped: counts('dropped', dropReasons),
    emptied: counts('emptied', claimSlots),
  };
}
