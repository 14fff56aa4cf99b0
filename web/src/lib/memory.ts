// What a browser remembers of its user's taste. Storage may be forbidden; then nothing is kept.

type Key = 'lang' | 'theme' | 'shortcuts' | 'density' | 'nav';

export function recall(key: Key): string | undefined {
  try {
    return localStorage.getItem(`tenure.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: Key, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`tenure.${key}`);
    else localStorage.setItem(`tenure.${key}`, value);
  } catch {
    // Not remembered, then.
  }
}
