import { expect, test } from 'vitest';
import { escapeHtml, html, inlineJson, linkableAddress, sourceLink } from './html.ts';

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</script><!--<script>alert(1)</script>',
  '" autofocus onfocus="alert(1)',
  "' onmouseover='alert(1)",
  '`$' + '{alert(1)}`',
  '&lt;b&gt;',
];

test.each(hostile)('an inserted text cannot leave its place: %j', (text) => {
  const { markup } = html`<p title="${text}">${text}</p>`;
  expect(markup.replace('<p title="', '').replace('">', '').replace('</p>', '')).not.toMatch(
    /[<>"'`]/,
  );
});

test('an ampersand is escaped once and finished markup not again', () => {
  expect(html`${html`<b>${'a & b'}</b>`}${[html`<i></i>`, 'x']}`.markup).toBe(
    '<b>a &amp; b</b><i></i>x',
  );
  expect(escapeHtml('a\u0000b\u001b')).toBe('a\ufffdb\ufffd');
});

test.each([
  'javascript:alert(1)',
  ' https://example.org',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'https://a"b',
  'https:\\\\a',
  'file:///etc/passwd',
  '//example.org/x',
])('an address that is not plain http or https is never a link: %j', (address) => {
  expect(linkableAddress(address)).toBe(null);
  expect(sourceLink(address, 'label').markup).toBe('label');
});

test('a link to a source sends no referrer', () => {
  expect(sourceLink('https://example.org/a?b=1&c=2', 'A').markup).toBe(
    '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer noopener external">A</a>',
  );
});

test('inline JSON holds no character that could end its element, and reads back the same', () => {
  for (const text of hostile) {
    const { markup } = inlineJson({ text });
    expect(markup).not.toMatch(/[<>&]/);
    expect(JSON.parse(markup)).toEqual({ text });
  }
});
