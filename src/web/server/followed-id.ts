const key = 'skyproof.followed';

/** The id of the run that this browser followed last, so that a page which is opened again finds it; null where there is none. */
export function readFollowed(): string | null {
  try {
    const kept = localStorage.getItem(key) ?? '';
    return /^[0-9a-f]{32}$/.test(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps the id, or forgets it. A browser that keeps nothing finds the run in the history. */
export function keepFollowed(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(key);
    else localStorage.setItem(key, id);
  } catch {
    // Nothing is lost: the server has the run.
  }
}
