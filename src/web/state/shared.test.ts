import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approximations, claimKinds, hedges, placeKinds } from '../../domain/claim.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { packText, unpackText } from './pack-text.ts';
import { firstState, viewNames } from './page-state.ts';
import type { Shared } from './read-shared.ts';
import { decodeShared, encodeShared, mostSharedBytes, shareState } from './shared.ts';

const word = fc.string({ unit: 'binary', maxLength: 30 });
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const amount = orNull(fc.nat());
const change = fc.record(
  {
    kind: fc.constantFrom(...claimKinds),
    system: orNull(fc.record({ id: word, text: word, alternatives: fc.array(word) })),
    quantity: orNull(
      fc.record({
        ...{ low: amount, high: amount, value: amount, unit: orNull(word), text: word },
        approx: fc.constantFrom(...approximations),
      }),
    ),
    place: fc.array(fc.record({ kind: fc.constantFrom(...placeKinds), name: word, text: word })),
    date: orNull(fc.constantFrom('2025', '2025-10', '2025-10-23')),
    actor: orNull(word),
    speaker: orNull(word),
    hedge: fc.constantFrom(...hedges),
  },
  { requiredKeys: [] },
);
const anyShared: fc.Arbitrary<Shared> = fc.record({
  texts: fc.array(fc.record({ name: word, text: fc.string({ unit: 'binary' }) }), {
    ...{ minLength: 1, maxLength: 4 },
  }),
  corrections: fc.array(fc.record({ claim: word, change }), { maxLength: 4 }),
  settings: fc.record({
    asOf: orNull(fc.constant('2025-10-23')),
    territory: orNull(fc.constantFrom('VEN', 'FRA')),
    seed: orNull(fc.nat()),
    trials: orNull(fc.integer({ min: 1, max: 10_240 })),
  }),
  yaml: orNull(word),
  view: fc.constantFrom(...viewNames),
});
test('what is written into an address comes back from it', async () => {
  await fc.assert(
    fc.asyncProperty(anyShared, fc.boolean(), async (shared, isEmbed) => {
      const hash = writeFragment({ code: await encodeShared(shared), isEmbed });
      const read = readFragment(hash);
      expect(read.isEmbed).toBe(isEmbed);
      expect(encodeURI(hash)).toBe(hash);
      const decoded = await decodeShared(read.code ?? '');
      expect(decoded).toEqual({ shared });
    }),
    { numRuns: 60 },
  );
});

test('a damaged address is told, never thrown', async () => {
  const code = await encodeShared({
    ...{ texts: [{ name: 'a.txt', text: 'One text.' }], corrections: [], yaml: null, view: 'read' },
    settings: firstState.settings,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: code.length }),
      fc.string({ unit: 'binary', maxLength: 5 }),
      async (at, put) => {
        const damaged = code.slice(0, at) + put + code.slice(at + put.length + 1);
        const decoded = await decodeShared(damaged);
        expect('shared' in decoded || 'fault' in decoded).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
  expect(await decodeShared('%%%')).toEqual({ fault: 'damaged' });
  expect(await decodeShared(code.slice(0, -4))).toEqual({ fault: 'damaged' });
});

test('an address that unpacks to more than 2 MiB is not unpacked further', async () => {
  const bomb = await packText('0'.repeat(mostSharedBytes + 1));
  expect(bomb.length).toBeLessThan(10_000);
  expect(await decodeShared(bomb)).toEqual({ fault: 'too-long' });
  expect(await unpackText(await packText('0'.repeat(100)), 100)).toEqual({ text: '0'.repeat(100) });
});

test.each([
  ['no map', '[]'],
  ['no JSON', '{'],
  ['another version', '{"v":2,"texts":[{"name":"a","text":"b"}]}'],
  ['neither text nor file', '{"v":1,"texts":[],"corrections":[],"settings":{},"yaml":null}'],
  [
    'a slot that no claim has',
    '{"v":1,"texts":[{"name":"a","text":"b"}],"corrections":[{"claim":"a#c1","change":{"span":null}}],"settings":{"asOf":null,"territory":null,"seed":null,"trials":null},"yaml":null,"view":"read"}',
  ],
  [
    'a date that is none',
    '{"v":1,"texts":[{"name":"a","text":"b"}],"corrections":[],"settings":{"asOf":"<b>","territory":null,"seed":null,"trials":null},"yaml":null,"view":"read"}',
  ],
])('a wrong form is refused: %s', async (_, json) => {
  expect(await decodeShared(await packText(json))).toEqual({ fault: 'form' });
});

test('the scenario file is shared only where it is not the drafted one', () => {
  const state = { ...firstState, texts: [{ name: 'a', text: 'b' }], draftedYaml: 'skyproof: 1' };
  expect(shareState({ ...state, yaml: 'skyproof: 1' }).yaml).toBeNull();
  expect(shareState({ ...state, yaml: 'skyproof: 1\nseed: 2' }).yaml).toBe('skyproof: 1\nseed: 2');
});
