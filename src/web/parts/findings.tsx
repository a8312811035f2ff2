import type { Finding } from '../../domain/finding.ts';
import { sayFinding } from '../../publish/say-finding.ts';
import { say } from '../../publish/texts.ts';
import { usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';

/** What is wrong, or surely not meant, in the input: every finding with its place and code. Errors lie open, the rest opens at a click. */
export function Findings() {
  const findings = usePageState((state) => state.findings);
  const texts = useTexts().verdicts;
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const rest = findings.filter(({ severity }) => severity !== 'error');
  return (
    <section aria-label={texts.findings} className="findings">
      <h2>{texts.findings}</h2>
      {errors.length > 0 && <FindingList findings={errors} />}
      {rest.length > 0 && (
        <details>
          <summary>{texts.otherFindings(rest.length)}</summary>
          <FindingList findings={rest} />
        </details>
      )}
    </section>
  );
}

/** Findings, one a line. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className="plain sans">
      {findings.map(({ code, severity, file, line, column, message }) => (
        <li key={`${code} ${file} ${line} ${column} ${message}`}>
          <span className={`sev-${severity}`}>{say(severity)}</span>{' '}
          <code>{[file, line, column].filter((part) => part !== null).join(':')}</code>{' '}
          <code>{code}</code> {sayFinding({ code, message })}
        </li>
      ))}
    </ul>
  );
}

/** Files that were left alone, told where they were given. */
export function RefusedFiles({ findings }: { readonly findings: readonly Finding[] }) {
  return <div role="alert">{findings.length > 0 && <FindingList findings={findings} />}</div>;
}
