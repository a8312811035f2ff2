/** Where a language model is asked. */
export interface ModelAddress {
  /** The address of the endpoint for chats. */
  readonly url: string;
  /** Host, with its port where one is named. */
  readonly host: string;
}

/**
 * Reads the address of an OpenAI-compatible server, such as `http://127.0.0.1:11434/v1`. Plain http goes to this machine alone. Returns a sentence where the
 * address cannot be used; it repeats nothing of it.
 */
export function readModelAddress(text: string): ModelAddress | string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return 'it is no address that begins with https:// or http://';
  if (url.username !== '' || url.password !== '')
    return 'it holds a user or a password; give a key in SKYPROOF_LLM_KEY';
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(text))
    return 'it holds a query or a fragment; an address without them is expected';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'plain http goes to this machine alone; use https, or an address such as http://127.0.0.1:8080/v1';
  const path = url.pathname.replace(/\/$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return { url: url.href, host: url.host };
}

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
