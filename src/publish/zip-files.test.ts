import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from './zip-files.ts';

const files = [
  { path: 'tables/a b.csv', content: 'id\r\n1\r\n' },
  { path: 'reports/Übersicht – «1».txt', content: 'é €' },
  { path: 'empty.txt', content: '' },
  { path: 'bytes.bin', content: Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) & 255) },
];

test('an archive is unpacked with the same names and bytes; a wrong checksum would be noticed', () => {
  const zip = zipFiles(files, '2025-10-23');
  const read = unzipSync(zip);
  expect(Object.keys(read)).toEqual(files.map(({ path }) => path));
  for (const { path, content } of files) {
    const bytes = read[path] as Uint8Array;
    expect(typeof content === 'string' ? strFromU8(bytes) : bytes).toEqual(content);
  }
  // Known answer: CRC-32 of "123456789" (ISO 3309) is cbf43926, at byte 14 of the local header.
  const check = zipFiles([{ path: 'a', content: '123456789' }], '2025-10-23');
  expect(new DataView(check.buffer).getUint32(14, true)).toBe(0xcbf43926);
  // 2025-10-23 in MS-DOS form.
  expect(new DataView(check.buffer).getUint16(12, true)).toBe((45 << 9) | (10 << 5) | 23);
});

test('the same files give the same bytes, and only a day from 1980 on is taken', () => {
  expect(zipFiles(files, '2025-10-23')).toEqual(zipFiles(files, '2025-10-23'));
  for (const day of ['1979-12-31', 'today', ''])
    expect(() => zipFiles(files, day)).toThrow(RangeError);
});
