/** One thing that a guide has its reader do: save a file, give commands, or see what they print. */
export type GuideStep =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'commands'; readonly text: string }
  | { readonly kind: 'printed'; readonly lines: readonly string[] };

/**
 * The steps of a guide in their order. A block of `sh` holds commands, one of `text` what the commands before it print, any other a file, whose name stands in
 * the last paragraph before it as `Save this as \`name\``.
 * @throws Error at a block that is none of them, so that nothing in a guide goes untried
 */
export function readGuide(markdown: string): GuideStep[] {
  // Even parts are prose, odd ones blocks with their language in the first line.
  const parts = markdown.split(/^```/m);
  if (parts.length % 2 === 0) throw new Error('a block is not closed');
  return parts.flatMap((part, index): GuideStep[] => {
    if (index % 2 === 0) return [];
    const language = part.slice(0, part.indexOf('\n'));
    const text = part.slice(part.indexOf('\n') + 1);
    if (language === 'sh') return [{ kind: 'commands', text }];
    if (language === 'text')
      return [{ kind: 'printed', lines: text.split('\n').filter((line) => line !== '') }];
    const before = parts[index - 1]?.trim().split('\n\n').at(-1) ?? '';
    const name = /Save this as `([\w.-]+)`/.exec(before)?.[1];
    if (name === undefined) throw new Error(`no name for a block of ${language}: ${before}`);
    return [{ kind: 'file', name, text }];
  });
}
