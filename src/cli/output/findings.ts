import type { Finding } from '../../domain/finding.ts';
import { sayFinding } from '../../publish/say-finding.ts';
import { say } from '../../publish/texts.ts';
import type { Shell } from '../shell.ts';
import { cleanText } from './clean-text.ts';

/** Writes a finding as one line: `file:line:column severity code message [path]`; what is not known is left out. */
export function writeFinding(finding: Finding, style: Shell['styleErr']): string {
  const { file, line, column, severity, code, path } = finding;
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const words = [
    ...(place === '' ? [] : [cleanText(place)]),
    style(severity === 'error' ? 'red' : 'yellow', say(severity)),
    code,
    cleanText(sayFinding(finding)),
    ...(path === null || path === '' ? [] : [`[${cleanText(path)}]`]),
  ];
  return words.join(' ');
}

/** Prints every finding to standard error. */
export function printFindings(shell: Shell, findings: readonly Finding[]): void {
  for (const finding of findings) shell.warn(`${writeFinding(finding, shell.styleErr)}\n`);
}
