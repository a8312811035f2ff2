import { createEngine } from './engine.ts';
import type { EngineEvent, FromEngine, ToEngine } from './protocol.ts';

// The program of the engine's worker: one call after the other, each answered by its ticket.
const tell = (message: FromEngine): void => self.postMessage(message);
const engine = createEngine((event: EngineEvent) => tell({ event }));

self.onmessage = ({ data }: MessageEvent<ToEngine>) => {
  const { ticket, name, request } = data;
  engine(name, request as never).then(
    (answer) => tell({ ticket, answer }),
    (error: unknown) =>
      tell({ ticket, error: error instanceof Error ? error.message : String(error) }),
  );
};
