import { useRef, useState } from 'react';
import type { PublishedFile } from '../../../publish/tables.ts';
import { saveFile } from '../../parts/save-file.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** One button for each file of the run. */
export function FilesPart() {
  const texts = useTexts().share;
  const isDone = usePageState((state) => state.run.overview !== null);
  const hasReports = usePageState((state) => state.read !== null);
  const [said, setSaid] = useState('');
  const ask = useFiles();
  const take = async (path: string): Promise<void> => {
    const file = (await ask()).find((one) => one.path === path);
    if (file === undefined) return;
    const name = path.split('/').at(-1) ?? path;
    saveFile(name === 'index.html' ? 'skyproof.html' : name, file.content);
    setSaid(texts.saved(name));
  };
  const paths = Object.keys(texts.file).filter((path) => hasReports || path !== 'claims.json');
  return (
    <section>
      <h2>{texts.files}</h2>
      <p>{isDone ? texts.filesNote : texts.filesLater}</p>
      <p className="buttons">
        {paths.map((path) => (
          <button
            key={path}
            type="button"
            disabled={!isDone}
            data-file={path}
            onClick={() => {
              take(path).catch((error: unknown) =>
                setSaid(texts.filesFailed(error instanceof Error ? error.message : String(error))),
              );
            }}
          >
            {texts.file[path]}
          </button>
        ))}
      </p>
      <p className="note" aria-live="polite">
        {said}
      </p>
    </section>
  );
}

/** Asks the engine for the files of the finished run, once a run. */
function useFiles(): () => Promise<readonly PublishedFile[]> {
  const { engine } = useActions();
  const run = usePageState((state) => state.run.number);
  const asked = useRef<{ run: number; files: Promise<readonly PublishedFile[]> } | null>(null);
  return () => {
    if (asked.current?.run !== run) {
      const files = engine.ask('files', { run });
      files.catch(() => {
        asked.current = null;
      });
      asked.current = { run, files };
    }
    return asked.current.files;
  };
}
