import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeRows } from '../../test/sweep/make-rows.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';
import { decodeRows, digestStudy, encodeRows } from './rows.ts';
import type { StudyRow } from './study.ts';

const rows = [...makeRows(5)];

test('rows that are kept come back as they were', () => {
  expect(decodeRows(encodeRows(rows))).toEqual(rows);
  expect(decodeRows(encodeRows([]))).toEqual([]);
});

test('a kept part of which any letter was changed, left out or doubled is not the same rows', () => {
  const text = encodeRows([...makeRows(2)]);
  const own = JSON.stringify(decodeRows(text));
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] === '1' ? '2' : '1';
    for (const other of [letter, '', `${text[at]}${text[at]}`]) {
      const changed = decodeRows(text.slice(0, at) + other + text.slice(at + 1));
      expect(JSON.stringify(changed), `letter ${at}`).not.toBe(own);
    }
  }
});

test('rows of scenarios that differ in more than figures are not kept as if they were alike', () => {
  const [first, ...others] = rows as [StudyRow, ...StudyRow[]];
  expect(() => encodeRows([{ ...first, k: 2 }, ...others])).toThrow(RangeError);
});

test('the digest is SHA-256 over the rows as canonical JSON, a line each, in order', () => {
  const text = rows.map((row) => `${canonicalJson(row)}\n`).join('');
  expect(digestStudy(rows)).toBe(createHash('sha256').update(text).digest('hex'));
  expect(digestStudy([...rows].reverse())).not.toBe(digestStudy(rows));
});
