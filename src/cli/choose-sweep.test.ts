import { expect, test } from 'vitest';
import { makeTerrain } from '../../test/fixtures/make-terrain.ts';
import { chooseSweep } from './choose-sweep.ts';

const level = makeTerrain(() => 0, { stepDeg: 0.5 });

test('vector code takes the views, unless there are none or the environment says off', () => {
  expect(chooseSweep(level, {}).sweepView).toBeTypeOf('function');
  expect(chooseSweep(level, { SKYPROOF_WASM: 'on' }).sweepView).toBeTypeOf('function');
  expect(chooseSweep(level, { SKYPROOF_WASM: 'off' })).toEqual({});
  expect(chooseSweep(undefined, {})).toEqual({});
});

test('an engine without vectors takes the views by plain code', () => {
  const { WebAssembly } = globalThis as { WebAssembly?: object };
  try {
    Object.assign(globalThis, { WebAssembly: { ...WebAssembly, validate: () => false } });
    expect(chooseSweep(level, {})).toEqual({});
    Object.assign(globalThis, { WebAssembly: undefined });
    expect(chooseSweep(level, {})).toEqual({});
  } finally {
    Object.assign(globalThis, { WebAssembly });
  }
});
