import { expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import { addClasses } from './add-classes.ts';

test('the classes of single words are added, each once', () => {
  const classes = new Map([
    ['buy', ['0.6', '1.40']],
    ['sell', ['0.6', '1.41']],
  ]);
  expect(addClasses(['word:buy', 'word:sell', 'verb:buy', 'pair:buy_0'], classes)).toEqual([
    'word:buy',
    'word:sell',
    'verb:buy',
    'pair:buy_0',
    'word-class:0.6',
    'word-class:1.40',
    'word-class:1.41',
    'verb-class:0.6',
    'verb-class:1.40',
  ]);
});

test('words of like use share a class', () => {
  const { wordClasses } = createReference();
  expect(wordClasses.get('helicopter')?.[0]).toBe(wordClasses.get('aircraft')?.[0]);
  expect(wordClasses.get('helicopter')?.[0]).not.toBe(wordClasses.get('parliament')?.[0]);
});
