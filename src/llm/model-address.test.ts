import { expect, test } from 'vitest';
import { readModelAddress } from './model-address.ts';

test.each([
  ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1/chat/completions', '127.0.0.1:11434'],
  ['http://localhost:8080/v1/', 'http://localhost:8080/v1/chat/completions', 'localhost:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080/chat/completions', '[::1]:8080'],
  ['http://127.1/v1', 'http://127.0.0.1/v1/chat/completions', '127.0.0.1'],
  ['https://llm.example/v1', 'https://llm.example/v1/chat/completions', 'llm.example'],
  [
    'https://llm.example/a/chat/completions',
    'https://llm.example/a/chat/completions',
    'llm.example',
  ],
])('%s is asked at its endpoint for chats', (text, url, host) => {
  expect(readModelAddress(text)).toEqual({ url, host });
});

test.each([
  ['llm.example', /no address/],
  ['ftp://127.0.0.1/v1', /no address/],
  ['file:///etc/passwd', /no address/],
  ['http://llm.example/v1', /plain http/],
  ['http://127.0.0.1.llm.example/v1', /plain http/],
  ['http://localhost.llm.example/v1', /plain http/],
  ['http://0.0.0.0/v1', /plain http/],
  ['http://169.254.169.254/v1', /plain http/],
  ['http://[::ffff:7f00:1]/v1', /plain http/],
  ['https://me:secret@llm.example/v1', /user or a password/],
  ['https://llm.example/v1?key=secret', /query/],
  ['https://llm.example/v1#secret', /fragment/],
])('%s is refused, and the refusal repeats nothing of it', (text, why) => {
  const refusal = readModelAddress(text);
  expect(refusal).toMatch(why);
  expect(refusal).not.toContain('secret');
});
