import { expect, test } from 'vitest';
import { reference } from '../../test/fixtures/reference.ts';
import { designationOf, knownId, knownSystem, readAs } from './known-system.ts';

const system = (id: string, alternatives: string[] = []) => ({ id, text: id, alternatives });

test('a printed id is read as the catalogue entry that lists it', () => {
  expect(designationOf(reference, 's-300')?.system).toBe('s-300vm');
  expect([readAs(reference, 's-300'), readAs(reference, 's-400')]).toEqual(['s-300vm', 's-400']);
});

test('a claimed system is computed by its id, else by the first reading that the catalogue holds', () => {
  expect(knownSystem(reference, system('igla-s', ['s-75']))?.id).toBe('igla-s');
  expect(knownSystem(reference, system('s-300', ['s-300x', 's-300vm']))?.id).toBe('s-300vm');
  expect(knownSystem(reference, system('s-400'))).toBe(null);
  expect(knownSystem(reference, null)).toBe(null);
  expect([knownId(reference, system('s-400')), knownId(reference, null)]).toEqual(['s-400', '']);
});
