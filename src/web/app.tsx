import { type MouseEvent, useDeferredValue, useEffect } from 'react';
import { AddressFault } from './parts/address-fault.tsx';
import { Embedded } from './parts/embedded.tsx';
import { Findings } from './parts/findings.tsx';
import { FollowedLine } from './parts/followed-line.tsx';
import { LanguageChoice } from './parts/language-choice.tsx';
import { RunLine } from './parts/run-line.tsx';
import { type ViewName, viewNames } from './state/page-state.ts';
import { useActions, usePageState } from './state/use-page.ts';
import { useTexts } from './texts/use-texts.ts';
import { listViews } from './views/list-views.tsx';

/** The whole page: name, menu, how the run stands, and the view that is chosen. */
export function App() {
  const texts = useTexts();
  const view = usePageState((state) => state.view);
  // The menu answers at once; a large view follows in slices.
  const shown = useDeferredValue(view);
  const View = listViews[shown];
  useEffect(() => {
    document.title = `${texts.views[view]} – ${texts.name}`;
    document.documentElement.lang = texts.language;
  }, [texts, view]);
  const language = usePageState((state) => state.language);
  const hasServer = usePageState((state) => state.server.mark === 'session');
  const isEmbed = usePageState((state) => state.fragment.isEmbed);
  if (isEmbed) return <Embedded />;
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to the content; only the address is left alone */}
      <a className="skip sans" href="#content" onClick={skip}>
        {texts.skip}
      </a>
      <header className="wrap page-head">
        <div className="page-top">
          <p className="kicker">{texts.name}</p>
          <LanguageChoice />
        </div>
        <p className="meta sans">
          {texts.promise} {hasServer ? texts.server.private : texts.private}
        </p>
        <Menu />
      </header>
      <main key={language} className="wrap" id="content" tabIndex={-1} aria-busy={shown !== view}>
        <RunLine />
        <FollowedLine />
        <AddressFault />
        <View />
        <Findings />
      </main>
    </>
  );
}

/** Goes to the content and leaves the address alone, which may hold the page's state. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function Menu() {
  const texts = useTexts();
  const { show } = useActions();
  const chosen = usePageState((state) => state.view);
  const isServed = usePageState((state) => state.server.mark !== 'none');
  const names: readonly ViewName[] = isServed ? [...viewNames, 'history'] : viewNames;
  return (
    <nav className="toc" aria-label={texts.menu}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              className="tab"
              aria-current={name === chosen ? 'page' : undefined}
              onClick={() => show(name)}
            >
              {texts.views[name]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
