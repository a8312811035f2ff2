import { useEffect, useState } from 'react';
import { texts } from 'virtual:example';
import { startEngine } from './engine/client.ts';

/** The whole page. */
export function App() {
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => {
    const say = (line: string): void =>
      setLines((old) => [...old, `${Math.round(performance.now())} ${line}`]);
    const engine = startEngine((event) => {
      if (event.kind !== 'progress') say(JSON.stringify(event).slice(0, 200));
    });
    const go = async (): Promise<void> => {
      const read = await engine.ask('read', { texts });
      say(`read ${read.reading.claims.length} claims`);
      const draft = await engine.ask('draft', {
        ...read,
        ...{ asOf: null, today: '2026-11-29', territory: null, seed: null },
      });
      say(`draft ${draft.yaml?.length} ${JSON.stringify(draft.findings)}`);
      const run = await engine.ask('run', {
        ...{ run: 1, yaml: draft.yaml ?? '', reports: read.reports, reading: read.reading },
        ...{ trials: null, workers: 2 },
      });
      say(`digest ${run.overview?.run.digest} ${JSON.stringify(run.overview?.run.timings)}`);
    };
    go().catch((error: unknown) => say(String(error)));
    return engine.close;
  }, []);
  return <pre>{lines.join('\n')}</pre>;
}
