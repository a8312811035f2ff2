import { say } from '../texts.ts';
import { escapeHtml } from './html.ts';

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Says the texts and labels of a piece of a page that was written in English, in the language that is set; its elements stay. */
export function sayMarkup(markup: string): string {
  const sayEscaped = (escaped: string): string => {
    const text = escaped.replace(
      /&(?:lt|gt|quot|#39|amp);/g,
      (entity) => entities[entity] ?? entity,
    );
    const said = say(text);
    return said === text ? escaped : escapeHtml(said);
  };
  return markup
    .replace(/>([^<>]+)</g, (_, text: string) => `>${sayEscaped(text)}<`)
    .replace(/ aria-label="([^"]*)"/g, (_, label: string) => ` aria-label="${sayEscaped(label)}"`);
}
