import { type ServerMark, serverMarkName, serverMarks } from '../../domain/server-mark.ts';

/** Reads from the page what is behind it. Only a server that keeps runs writes something there, so that elsewhere nothing is asked for. */
export function readMark(page: Document): ServerMark {
  const said = page.querySelector(`meta[name="${serverMarkName}"]`)?.getAttribute('content');
  return serverMarks.find((one) => one === said) ?? 'none';
}
