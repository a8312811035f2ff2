import { expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import type { Territory } from '../../domain/reference.ts';
import { countFlow, type Entry } from './entries.ts';
import type { Evidence } from './evidence.ts';

const reference = createReference();

/** Venezuela on a day, with reports that say nothing. */
function evidenceOn(asOf: string): Evidence {
  const reading = {
    ...{ reports: [], claims: [], relations: [], checks: [], origins: [], corrected: [] },
  };
  const outline = reference.territory('VEN') as Territory;
  return { reading, reports: [], reference, asOf, code: 'VEN', outline, claims: [], asked: [] };
}

/** A system that reports name without a number. */
function uncounted(system: string): Entry {
  return { id: system, system, claims: [], count: null, operators: null, range: null, where: [] };
}

test('a count that no report states is that of the registers', () => {
  expect(countFlow(evidenceOn('2015-11-30'), uncounted('buk-m2e'))).toEqual({
    ...{ value: 12, source: 'fact:inv.buk', unit: 'system' },
  });
});

test('a register that was printed after the as-of date counts nothing', () => {
  expect(countFlow(evidenceOn('2015-03-21'), uncounted('buk-m2e'))).toMatchObject({
    source: 'assumption:count-not-stated',
  });
});

test('a register that counts missiles gives missiles, not systems', () => {
  expect(countFlow(evidenceOn('2025-10-23'), uncounted('igla-s'))).toEqual({
    ...{ uniform: [1800, 2400], source: 'fact:inv.igla.unroca', unit: 'missile' },
  });
});
