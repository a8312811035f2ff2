import type { Assessment } from '../../domain/results.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';

type Reports = Pick<Assessment, 'reports'>;

/** The `lang` attribute of an element that holds a passage of a report; nothing where the report has the language of the page. */
export function passageLang({ reports }: Reports, report: string | null): Html | null {
  const language = reports.find(({ id }) => id === report)?.language ?? texts.language;
  return language === texts.language ? null : html` lang="${language}"`;
}

/** Writes a passage of a report inside a text of the page, with its language where that is another one. */
export function passage(assessment: Reports, report: string | null, text: string): Html {
  const lang = passageLang(assessment, report);
  return lang === null ? html`${text}` : html`<span${lang}>${text}</span>`;
}
