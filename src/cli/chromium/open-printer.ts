import type { Printer } from '../../publish/export-source.ts';
import { type Chromium, startChromium } from './start-chromium.ts';

/** A browser that prints and paints until it is closed. */
export interface OpenPrinter extends Printer {
  readonly close: () => Promise<void>;
}

/** An address that nobody has (RFC 6761): what is shown there is handed over, and nothing else is answered. */
const address = 'https://skyproof.invalid/';

/** DIN A4 and its margins, inches. */
const paper = { paperWidth: 8.27, paperHeight: 11.69, marginTop: 0.6, marginBottom: 0.6 };

/**
 * Opens a browser that prints pages and paints figures. It asks no network: the one document is handed to it, every other request fails.
 * @param path of Chromium
 * @param name what the files say that wrote them
 */
export function openPrinter(path: string, name: string): OpenPrinter {
  const chromium = startChromium(path, name);
  let tab: Promise<Tab> | null = null;
  const show = async (type: string, content: string): Promise<Tab> => {
    tab ??= openTab(chromium);
    const opened = await tab;
    await opened.show(type, content);
    return opened;
  };
  return {
    print: async (html, day) => {
      const { call } = await show('text/html', html);
      const tags = { generateTaggedPDF: true, generateDocumentOutline: true };
      const { data } = await call('Page.printToPDF', { ...paper, ...tags, printBackground: true });
      return settle(Buffer.from(String(data), 'base64'), day);
    },
    paint: async ({ svg, width, height }) => {
      const size = { width: Math.ceil(width), height: Math.ceil(height) };
      const opened = await show('image/svg+xml', svg);
      await opened.call('Emulation.setDeviceMetricsOverride', {
        ...{ ...size, deviceScaleFactor: 2, mobile: false },
      });
      const { data } = await opened.call('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(String(data), 'base64');
    },
    close: chromium.close,
  };
}

interface Tab {
  readonly call: (
    method: string,
    parameters?: object,
  ) => Promise<Readonly<Record<string, unknown>>>;
  /** Shows a document; resolves when it is loaded. */
  readonly show: (type: string, content: string) => Promise<void>;
}

async function openTab(chromium: Chromium): Promise<Tab> {
  const { targetId } = await chromium.call('Target.createTarget', { url: 'about:blank' });
  const attach = { targetId, flatten: true };
  const { sessionId } = await chromium.call('Target.attachToTarget', attach);
  const call: Tab['call'] = (method, parameters) =>
    chromium.call(method, parameters, String(sessionId));
  let shown = { type: '', content: '' };
  let onLoad = (): void => {};
  chromium.on('Page.loadEventFired', () => onLoad());
  chromium.on('Fetch.requestPaused', ({ requestId, request }) => {
    const { url } = request as { readonly url: string };
    const answer =
      url === address
        ? call('Fetch.fulfillRequest', {
            ...{ requestId, responseCode: 200 },
            responseHeaders: [{ name: 'Content-Type', value: `${shown.type}; charset=utf-8` }],
            body: Buffer.from(shown.content, 'utf8').toString('base64'),
          })
        : call('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    // A browser that is gone fails the call that waits for the page.
    answer.catch(() => {});
  });
  await call('Page.enable');
  await call('Fetch.enable');
  const light = [{ name: 'prefers-color-scheme', value: 'light' }];
  await call('Emulation.setEmulatedMedia', { features: light });
  const show: Tab['show'] = async (type, content) => {
    shown = { type, content };
    const loaded = new Promise<void>((resolve) => {
      onLoad = resolve;
    });
    const { errorText } = await call('Page.navigate', { url: address });
    if (errorText !== undefined) throw new Error(`the page was not loaded: ${errorText}`);
    await loaded;
  };
  return { call, show };
}

/**
 * Makes a printed page the same whenever it is printed: a day stands in the place of the moment, and the ids of its table cells, which count what the browser made
 * before, start at 1. All keep their lengths and their order, so that places in the file and sorted lists stay right.
 */
function settle(pdf: Buffer, day: string): Uint8Array {
  const text = pdf.toString('latin1');
  const date = `D:${day.replaceAll('-', '')}000000+00'00'`;
  const moment = /(?<=\/(?:CreationDate|ModDate) \()D:\d{14}[+-]\d\d'\d\d'(?=\))/g;
  for (const { index } of text.matchAll(moment)) pdf.write(date, index, 'latin1');
  const ids = [...text.matchAll(/(?<=\(node)\d{8}(?=\))/g)];
  const numbers = new Map([...new Set(ids.map(([id]) => id))].sort().map((id, at) => [id, at + 1]));
  for (const { index, 0: id } of ids)
    pdf.write(String(numbers.get(id)).padStart(8, '0'), index, 'latin1');
  return pdf;
}
