import { expect, test } from 'vitest';
import { chooseShard } from './choose-shard.ts';
import { BadUsage } from './errors.ts';

test('a shard is i of n, counted from 1', () => {
  expect(chooseShard('1/1', {})).toEqual({ index: 1, count: 1 });
  expect(chooseShard('64/64', {})).toEqual({ index: 64, count: 64 });
  for (const bad of ['0/3', '4/3', '1', '1/0', '-1/3', '1/3/5', 'a/b', '', '1.5/3', '1/99999'])
    expect(() => chooseShard(bad, {}), bad).toThrow(BadUsage);
});

test('auto reads an array of Slurm, whatever its first index and step', () => {
  const slurm = (id: string, min: string, max: string, count: string, step?: string) => ({
    SLURM_ARRAY_TASK_ID: id,
    SLURM_ARRAY_TASK_MIN: min,
    SLURM_ARRAY_TASK_MAX: max,
    SLURM_ARRAY_TASK_COUNT: count,
    SLURM_ARRAY_TASK_STEP: step,
  });
  expect(chooseShard('auto', slurm('0', '0', '6', '7'))).toEqual({ index: 1, count: 7 });
  expect(chooseShard('auto', slurm('7', '1', '7', '7'))).toEqual({ index: 7, count: 7 });
  expect(chooseShard('auto', slurm('9', '1', '9', '5', '2'))).toEqual({ index: 5, count: 5 });
  expect(() => chooseShard('auto', slurm('8', '1', '7', '7'))).toThrow(/index 8 of 7/);
  expect(() => chooseShard('auto', slurm('2', '1', '9', '5', '2'))).toThrow(BadUsage);
  // --array=3,5: the first task could be taken for the first of two.
  for (const task of ['3', '5'])
    expect(() => chooseShard('auto', slurm(task, '3', '5', '2'))).toThrow(/without holes/);
});

test('auto reads an indexed job of Kubernetes, which counts from 0', () => {
  const job = { JOB_COMPLETION_INDEX: '0', SKYPROOF_SHARDS: '3' };
  expect(chooseShard('auto', job)).toEqual({ index: 1, count: 3 });
  expect(() => chooseShard('auto', { JOB_COMPLETION_INDEX: '0' })).toThrow(/SKYPROOF_SHARDS/);
  expect(() => chooseShard('auto', {})).toThrow(/neither a Slurm array/);
});
