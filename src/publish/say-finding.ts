import { type Finding, findingCodes } from '../domain/finding.ts';
import { say, texts } from './texts.ts';

/** Says what a finding means, in the language that is set; a message that has no translation stands behind what its code means. */
export function sayFinding({ code, message }: Pick<Finding, 'code' | 'message'>): string {
  const said = say(message);
  if (texts.language === 'en' || wordsOf(said) !== wordsOf(message)) return said;
  return `${say(findingCodes[code])} (${message})`;
}

/** A text without its figures, which have another form in each language. */
function wordsOf(text: string): string {
  return text.replaceAll(/[^\p{L}]+/gu, ' ');
}
