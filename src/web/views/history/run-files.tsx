import { useEffect, useState } from 'react';
import type { StoredFile } from '../../../domain/registry.ts';
import { showInvisible } from '../../../kernel/text/show-invisible.ts';
import { writeInteger } from '../../../publish/format.ts';
import { filePath } from '../../server/ask-server.ts';
import { useActions } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Files of a finished run, each to be saved. */
export function RunFiles({ id }: { readonly id: string }) {
  const texts = useTexts().server.history;
  const { listRunFiles } = useActions();
  const [files, setFiles] = useState<readonly StoredFile[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void listRunFiles(id).then((found) => isWanted && setFiles(found ?? []));
    return () => {
      isWanted = false;
    };
  }, [id, listRunFiles]);
  if (files === null) return <p aria-live="polite">{texts.loading}</p>;
  if (files.length === 0) return <p>{texts.noFiles}</p>;
  return (
    <ul className="sans">
      {files.map(({ path, bytes }) => (
        <li key={path}>
          <a href={filePath(id, path)} download>
            <bdi>{showInvisible(path)}</bdi>
          </a>{' '}
          <span className="meta">{texts.bytes(writeInteger(bytes))}</span>
        </li>
      ))}
    </ul>
  );
}
