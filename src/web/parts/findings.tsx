import type { Finding } from '../../domain/finding.ts';
import { usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';

/** What is wrong, or surely not meant, in the input: every finding with its place and code. */
export function Findings() {
  const findings = usePageState((state) => state.findings);
  const texts = useTexts();
  if (findings.length === 0) return null;
  return (
    <section aria-label={texts.verdicts.findings} className="findings">
      <h2>{texts.verdicts.findings}</h2>
      <FindingList findings={findings} />
    </section>
  );
}

/** Findings, one a line. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="plain sans">
      {findings.map(({ code, severity, file, line, column, message }) => (
        <li key={`${code} ${file} ${line} ${column} ${message}`}>
          <span className={`sev-${severity}`}>{severity}</span>{' '}
          <code>{[file, line, column].filter((part) => part !== null).join(':')}</code>{' '}
          <code>{code}</code> {message}
        </li>
      ))}
    </ul>
  );
}

/** Files that were left alone, told where they were given. */
export function RefusedFiles({ findings }: { readonly findings: readonly Finding[] }) {
  return <div role="alert">{findings.length > 0 && <FindingList findings={findings} />}</div>;
}
