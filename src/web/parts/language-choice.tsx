import { type Language, languages } from '../../domain/language.ts';
import { keepLanguage } from '../state/kept-language.ts';
import { useActions, usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Each language by its own name. */
const ownNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** Offers the languages of the page. */
export function LanguageChoice() {
  const texts = useTexts();
  const { speak } = useActions();
  const chosen = usePageState((state) => state.language);
  const choose = (language: Language): void => {
    speak(language).then(
      () => keepLanguage(language),
      () => {},
    );
  };
  return (
    <nav className="languages" aria-label={texts.languages}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          className="tab"
          lang={language}
          aria-current={language === chosen ? 'true' : undefined}
          onClick={() => choose(language)}
        >
          {ownNames[language]}
        </button>
      ))}
    </nav>
  );
}
