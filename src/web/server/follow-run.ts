import type { RunEvent, StoredRun } from '../../domain/registry.ts';
import { eventsPath, findRun, Refused } from './ask-server.ts';
import { hasEnded, type Refusal } from './server-state.ts';

/** What is heard of a run that is followed. */
export interface RunListener {
  /** The whole of it: at the beginning, and when it has ended. */
  readonly onRun: (run: StoredRun) => void;
  readonly onChange: (change: Pick<StoredRun, 'state'> | Pick<StoredRun, 'done' | 'total'>) => void;
  /** Whether the server is not heard; it is asked again by itself. */
  readonly onLost: (isLost: boolean) => void;
  /** Nothing more will be heard: the run is gone, or the session is. */
  readonly onRefused: (refusal: Refusal) => void;
}

/** After so long a server that does not send events is asked again, ms. */
const againMs = 5_000;

/**
 * Follows a run until it has ended. The browser connects anew by itself and says which event it had last; where it gives up (the server is full, a proxy answers),
 * the run is asked for, and events again some seconds later. Returns how to stop.
 */
export function followRun(id: string, listener: RunListener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const look = async (): Promise<void> => {
    close();
    try {
      const run = await findRun(id);
      if (isStopped) return;
      listener.onLost(false);
      listener.onRun(run);
      if (!hasEnded(run)) listen();
    } catch (error) {
      if (isStopped) return;
      const refusal: Refusal = error instanceof Refused ? error.refusal : { kind: 'silent' };
      if (isFinal(refusal)) listener.onRefused(refusal);
      else {
        listener.onLost(true);
        lookLater();
      }
    }
  };
  const lookLater = (): void => {
    close();
    timer = setTimeout(() => void look(), againMs);
  };
  const listen = (): void => {
    const opened = new EventSource(eventsPath(id));
    source = opened;
    opened.onopen = () => listener.onLost(false);
    opened.onerror = () => {
      if (opened.readyState === EventSource.CLOSED) lookLater();
      else listener.onLost(true);
    };
    opened.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const { done, total } = JSON.parse(data) as Pick<StoredRun, 'done' | 'total'>;
      listener.onChange({ done, total });
    });
    opened.addEventListener('state', ({ data }: MessageEvent<string>) => {
      const { state } = JSON.parse(data) as RunEvent['data'] & Pick<StoredRun, 'state'>;
      // Events come from the first one on, so that an older state is told again.
      if (state === 'running') listener.onChange({ state });
      else if (state !== 'queued') void look();
    });
  };
  void look();
  return () => {
    isStopped = true;
    close();
  };
}

/** A server that is busy or whose database is away is asked again. */
function isFinal(refusal: Refusal): boolean {
  if (refusal.kind === 'silent') return false;
  return refusal.kind === 'session' || refusal.problem.status < 500;
}
