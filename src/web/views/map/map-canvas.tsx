import { useEffect, useRef, useState } from 'react';
import type { MapView } from '../../engine/map-view.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { OpenMap } from './open-map.ts';

/** The drawn map. What draws it is fetched when it is first shown. */
export function MapCanvas({ view, layer }: { readonly view: MapView; readonly layer: number }) {
  const texts = useTexts().map;
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenMap | null>(null);
  const wanted = useRef(layer);
  const [fault, setFault] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let isWanted = true;
    import('./open-map.ts').then(
      ({ openMap }) => {
        if (!isWanted || box.current === null) return;
        const locale = texts.locale(view.posture);
        try {
          opened.current = openMap({ container: box.current, view, layer: wanted.current, locale });
          setOpen(true);
        } catch {
          setFault(texts.noDrawing);
        }
      },
      () => setFault(texts.failed),
    );
    return () => {
      isWanted = false;
      opened.current?.close();
      opened.current = null;
    };
  }, [texts, view]);
  useEffect(() => {
    wanted.current = layer;
    opened.current?.show(layer);
  }, [layer]);
  if (fault !== null) return <p role="alert">{fault}</p>;
  return (
    <div className="gl-map">
      <div ref={box} className="gl-canvas" />
      {!isOpen && <p className="gl-wait">{texts.loading}</p>}
      <p className="gl-north" title={texts.northLong}>
        <svg viewBox="0 0 10 14" aria-hidden="true">
          <path d="M5 0l5 14l-5 -3.5l-5 3.5z" />
        </svg>
        <abbr title={texts.northLong}>{texts.north}</abbr>
      </p>
    </div>
  );
}
