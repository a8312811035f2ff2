import { expect, test } from 'vitest';
import { stemWord } from './stem-word.ts';

test.each([
  ['covers covered covering cover', 'cover'],
  ['planned planning plan plans', 'plan'],
  ['batteries battery', 'battery'],
  ['deployed deploys deploying', 'deploy'],
  ['5000 12 2024 1980s', '0'],
])('the forms %s have one stem', (forms, stem) => {
  expect(forms.split(' ').map(stemWord)).toEqual(forms.split(' ').map(() => stem));
});

test.each(['has', 'this', 'us', 'was', 'red', 'wing'])('%s stays whole', (word) => {
  expect(stemWord(word)).toBe(word);
});
