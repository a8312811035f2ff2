import { useState } from 'react';

/** Copies a text; `isCopied` is null until somebody tried. */
export function useCopy(): {
  readonly isCopied: boolean | null;
  readonly copy: (text: string) => void;
} {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = (text: string): void => {
    // A page that is not on a safe origin has no clipboard.
    const copying = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('none'));
    copying.then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return { isCopied, copy };
}
