import { gapAfter, isTagged, type Passage, type Sentence } from './passage.ts';

/** Two or three capitalised words (`Lim Ga-eun` too) and nothing else are a person's name. */
export function properKind(
  passage: Passage,
  sentence: Sentence,
  from: number,
  to: number,
): 'person' | 'institution' {
  const count = to - from;
  if (count < 2 || count > 4) return 'institution';
  if (count === 4 && gapAfter(passage, to - 2) !== '-') return 'institution';
  for (let at = from; at < to; at++)
    if (
      (passage.words[at]?.capital !== true &&
        !(at > from && /^[-‐‑]$/.test(gapAfter(passage, at - 1)))) ||
      isTagged(sentence, 'document', at) ||
      /^(?:agency|news|times|post|group|party|union|institute|forum|front|council|committee|office|service|radio|television|tv)$/.test(
        passage.words[at]?.lower ?? '',
      )
    )
      return 'institution';
  return 'person';
}
