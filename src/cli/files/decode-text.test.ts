import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

test('UTF-8 is kept and a byte-order mark is dropped', () => {
  expect(decodeText(Buffer.from('\ufeffПВО, 5,000'))).toEqual({ text: 'ПВО, 5,000', replaced: 0 });
});

test('bytes that are no UTF-8 are replaced and counted, a written U+FFFD is not', () => {
  const bytes = Buffer.concat([Buffer.from('a\ufffdb'), Buffer.from([0xff, 0x63, 0xe2, 0x82])]);
  expect(decodeText(bytes)).toEqual({ text: 'a\ufffdb\ufffdc\ufffd', replaced: 3 });
});
