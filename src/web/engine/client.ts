import type { Language } from '../../domain/language.ts';
import type { CallName, EngineCalls, EngineEvent, FromEngine, ToEngine } from './protocol.ts';

/** The engine as the page sees it. */
export interface Engine {
  /** Asks the engine. Rejects with an Error where it fails or dies. */
  readonly ask: <N extends CallName>(
    name: N,
    request: EngineCalls[N][0],
  ) => Promise<EngineCalls[N][1]>;
  readonly close: () => void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts the engine in a worker, so that no reading and no trial ever runs where the page is drawn. An engine that dies is replaced by a new one; what was asked of it
 * fails, and `onEvent` hears of the fault.
 */
export function startEngine(onEvent: (event: EngineEvent) => void): Engine {
  const waiting = new Map<number, Waiting>();
  let tickets = 0;
  /** An engine that takes the place of a dead one speaks as that did. */
  let language: Language = 'en';
  let worker = open();

  function open(): Worker {
    const next = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
    next.onmessage = ({ data }: MessageEvent<FromEngine>) => {
      if ('event' in data) {
        onEvent(data.event);
        return;
      }
      const asked = waiting.get(data.ticket);
      waiting.delete(data.ticket);
      if ('error' in data) asked?.reject(new Error(data.error));
      else asked?.resolve(data.answer as never);
    };
    next.onerror = (event) => {
      event.preventDefault();
      next.terminate();
      const message = event.message || 'no reason given';
      for (const { reject } of waiting.values()) reject(new Error(message));
      waiting.clear();
      worker = open();
      if (language !== 'en') speakAgain();
      onEvent({ kind: 'fault', message });
    };
    return next;
  }

  function speakAgain(): void {
    const request = { language, run: null, kept: null };
    worker.postMessage({ ticket: tickets++, name: 'speak', request } satisfies ToEngine);
  }

  return {
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        const ticket = tickets++;
        if (name === 'speak') language = (request as EngineCalls['speak'][0]).language;
        waiting.set(ticket, { resolve, reject });
        worker.postMessage({ ticket, name, request } satisfies ToEngine);
      }),
    close: () => worker.terminate(),
  };
}
