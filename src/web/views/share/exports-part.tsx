import { useState } from 'react';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { PageFormat } from './take-export.ts';

/** The formats that the files of the run do not have, in the order of the menu. */
const formats: readonly PageFormat[] = [
  ...(['svg', 'png', 'parquet', 'geoparquet', 'kml'] as const),
  ...(['claimreview', 'adjudication', 'ro-crate'] as const),
];

/** A menu of further formats. What makes one is fetched when the first is asked for. */
export function ExportsPart() {
  const texts = useTexts().share;
  const { engine } = useActions();
  const overview = usePageState((state) => state.run.overview);
  const run = usePageState((state) => state.run.number);
  const [said, setSaid] = useState('');
  const [making, setMaking] = useState<PageFormat | null>(null);
  const take = async (format: PageFormat, day: string): Promise<void> => {
    setMaking(format);
    setSaid(texts.making(texts.format[format].label));
    try {
      const { takeExport } = await import('./take-export.ts');
      const name = await takeExport(engine, { run, format, day });
      setSaid(name === null ? texts.nothing : texts.saved(name));
    } catch (error) {
      setSaid(texts.filesFailed(error instanceof Error ? error.message : String(error)));
    }
    setMaking(null);
  };
  return (
    <section>
      <h2>{texts.formats}</h2>
      <p>{overview === null ? texts.filesLater : texts.formatsNote}</p>
      <ul className="plain formats">
        {formats.map((format) => (
          <li key={format}>
            <button
              type="button"
              data-format={format}
              aria-describedby={`format-${format}`}
              disabled={overview === null || making !== null}
              onClick={() => void take(format, overview?.run.asOf ?? '')}
            >
              {texts.format[format].label}
            </button>
            <span className="note" id={`format-${format}`}>
              {texts.format[format].note}
            </span>
          </li>
        ))}
      </ul>
      <p className="note" aria-live="polite">
        {said}
      </p>
      <p className="note">{texts.formatsElsewhere}</p>
    </section>
  );
}
