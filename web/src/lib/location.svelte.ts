// Where we are: the address is the state of what is looked at.

import { ROUTES } from '../routes';
import type { PathOf, Route, RouteId } from '../routes';
import { fill, fit } from './router';
import type { PathParams } from './router';
import { readView, writeView } from './view';
import type { View } from './view';

class Location {
  path = $state(window.location.pathname);
  query = $state(window.location.search);

  readonly search = $derived(new URLSearchParams(this.query));
  readonly view = $derived(readView(this.search));
  readonly match = $derived(find(this.path));

  constructor() {
    window.addEventListener('popstate', () => this.read());
    document.addEventListener('click', (event) => this.follow(event));
  }

  private read(): void {
    this.path = window.location.pathname;
    this.query = window.location.search;
  }

  /** Goes to an address of ours. */
  go(href: string, { replace = false } = {}): void {
    if (replace) window.history.replaceState(null, '', href);
    else window.history.pushState(null, '', href);
    const left = this.path;
    this.read();
    if (this.path !== left) window.scrollTo(0, 0);
  }

  /** Plain links to our own pages are followed without loading the page anew. */
  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href, window.location.href);
    if (url.origin !== window.location.origin || url.pathname.startsWith('/api/')) return;
    if (url.hash && url.pathname === this.path) return;
    event.preventDefault();
    this.go(url.pathname + url.search);
  }

  /** Changes what is looked at, and stays on the screen with all that is its own. */
  look(changes: View): void {
    const search = writeView({ ...this.view, ...changes }, new URLSearchParams(this.query));
    this.go(address(this.path, search));
  }

  /** Sets what is a screen's own in the address; without a trace in the history unless asked. */
  set(own: Record<string, string | undefined>, { replace = true } = {}): void {
    const search = new URLSearchParams(this.query);
    for (const [key, value] of Object.entries(own)) {
      if (value === undefined || value === '') search.delete(key);
      else search.set(key, value);
    }
    this.go(address(this.path, search), { replace });
  }

  get(key: string): string | undefined {
    return this.search.get(key) ?? undefined;
  }
}

export const location = new Location();

function address(path: string, search: URLSearchParams): string {
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function find(path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const route of ROUTES as readonly Route[]) {
    const params = fit(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}

type Own = Record<string, string | undefined>;

/** The address of a screen with the same view; `view` changes parts of it, `own` is the screen's. */
export function href<Id extends RouteId>(
  id: Id,
  params: PathParams<PathOf<Id>>,
  { view = {}, own = {} }: { view?: View; own?: Own } = {},
): string {
  const pattern = ROUTES.find((route) => route.id === id)?.path ?? '/';
  const search = writeView({ ...location.view, ...view });
  for (const [key, value] of Object.entries(own)) {
    if (value !== undefined && value !== '') search.set(key, value);
  }
  return address(fill(pattern, params), search);
}
