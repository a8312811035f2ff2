import type { Finding } from '../domain/finding.ts';

export { makeFinding } from '../domain/finding.ts';

/** Carries findings out of a command; the shell prints them all and ends with exit code 3. */
export class BadInput extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map((finding) => `${finding.code} ${finding.message}`).join('\n'));
    this.name = 'BadInput';
    this.findings = findings;
  }
}

/** Says that the command line itself is wrong; the shell prints it with a hint and ends with exit code 2. */
export class BadUsage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadUsage';
  }
}

/** Says why a file system call failed, in words, with the system's code: `no such file or folder (ENOENT)`. */
export function describeSystemError(error: unknown): string {
  const code = systemCode(error);
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or folder',
    EACCES: 'no permission',
    EPERM: 'not permitted',
    EROFS: 'the file system is read-only',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is a file, not a folder',
    ENAMETOOLONG: 'the path is too long',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota is used up',
    ELOOP: 'the links go round in a circle',
    EMFILE: 'too many files are open',
    EIO: 'the device failed',
    EINTR: 'the call was interrupted',
    EFBIG: 'the file grows beyond what is allowed',
    EXDEV: 'it lies on another disk',
    EBUSY: 'it is in use',
    EEXIST: 'something stands there already',
    ENOTEMPTY: 'the folder is not empty',
  };
  if (code === null) return error instanceof Error ? error.message : String(error);
  return `${words[code] ?? 'the system refused'} (${code})`;
}

/** Returns the code of a failed system call (`ENOENT`); null for any other error. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
