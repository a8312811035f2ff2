import { expect, test } from 'vitest';
import { chooseRooms } from './choose-rooms.ts';

test('vector code draws, unless there is none or the environment says off', () => {
  expect(chooseRooms({}).openRoom).toBeTypeOf('function');
  expect(chooseRooms({ SKYPROOF_WASM: 'on' }).openRoom).toBeTypeOf('function');
  expect(chooseRooms({ SKYPROOF_WASM: 'off' })).toEqual({});
  const { WebAssembly } = globalThis as { WebAssembly?: object };
  try {
    Object.assign(globalThis, { WebAssembly: undefined });
    expect(chooseRooms({})).toEqual({});
  } finally {
    Object.assign(globalThis, { WebAssembly });
  }
});
