import { isTagged, type Passage, type Sentence } from './passage.ts';

/** Two or three capitalised words and nothing else are a person's name. */
export function properKind(
  passage: Passage,
  sentence: Sentence,
  from: number,
  to: number,
): 'person' | 'institution' {
  const count = to - from;
  if (count < 2 || count > 3) return 'institution';
  for (let at = from; at < to; at++)
    if (
      passage.words[at]?.capital !== true ||
      isTagged(sentence, 'document', at) ||
      /^(?:agency|news|times|post|group|party|union|institute|forum|front|council|committee|office|service|radio|television|tv)$/.test(
        passage.words[at]?.lower ?? '',
      )
    )
      return 'institution';
  return 'person';
}
