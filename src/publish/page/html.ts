/** A piece of markup whose inserted texts have been escaped. */
export interface Html {
  readonly markup: string;
}

/** What may be put into an `html` template. Strings are escaped; `null` and `false` leave nothing. */
export type HtmlValue = Html | readonly HtmlValue[] | string | number | null | false;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escapes a text for element content and for quoted attributes; control characters but tab and line ends become U+FFFD. */
export function escapeHtml(text: string): string {
  return (
    text
      .replace(/[&<>"'`]/g, (character) => entities[character] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that HTML does not allow.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
  );
}

/** Joins a template, escaping every inserted string. Attributes in templates must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? '';
  for (let i = 0; i < values.length; i++) {
    markup += render(values[i] ?? null) + (strings[i + 1] ?? '');
  }
  return { markup };
}

function render(value: HtmlValue): string {
  if (value === null || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(render).join('');
  return value.markup;
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value);
}

/** Marks a string as finished markup. Only for strings made of constants and numbers of this program. */
export function trusted(markup: string): Html {
  return { markup };
}

/** Returns an address that may become a link, or null: only http and https, without blanks, quotes or angle brackets. */
export function linkableAddress(address: string | null): string | null {
  return address !== null && /^https?:\/\/[^\s"'<>`\\]+$/i.test(address) ? address : null;
}

/** Makes a link to a source, or plain text where the address is none that a browser may open. */
export function sourceLink(address: string | null, label: string): Html {
  const href = linkableAddress(address);
  if (href === null) return html`${label}`;
  return html`<a href="${href}" rel="noreferrer noopener external">${label}</a>`;
}

/** Writes a value as JSON that may stand inside a script element: no `<`, `>`, `&` or line separator survives. */
export function inlineJson(value: unknown): Html {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { markup: json };
}
