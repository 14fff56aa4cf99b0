// Coming in: what links of the terminal hold, and where to go then.

/** What stands after `#`, taken out of the address so that it is in no history. */
export function fragment(): string {
  const token = window.location.hash.slice(1);
  if (token) window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return token;
}

/** Where somebody wanted to go who had to sign in first; a place of our own and of nobody else. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Loads everything again, as who is signed in now. */
export function enter(): void {
  window.location.assign(nextOf(window.location.search));
}
