// Who looks, and at whose data: asked once, and again when the server says that data have changed.

import { answer, onProblem, refresh } from './query.svelte';
import type { Answer } from './query.svelte';
import { url } from './api';
import { ofRecords } from './catalogue.svelte';
import type { Data, Me, Role } from './api.gen';
import { daysBetween, PLAIN } from './days';
import type { Calendar } from './days';
import { location } from './location.svelte';
import { reach } from './reach.svelte';
import { knownThen, resolve } from './view';
import type { Extent, Resolved } from './view';
import { zoneFrom } from './zone';

export type { Role } from './api.gen';
const RANKS: readonly Role[] = ['viewer', 'analyst', 'admin', 'owner'];

/** Data that end earlier than so many days ago are told of as old. */
const STALE_DAYS = 7;

class Company {
  private meAnswer: Answer<Me> | undefined;
  private dataAnswer: Answer<Data> | undefined;

  /** Begins to ask; within a component that stays. */
  begin(): void {
    // Where one signs in, nobody is asked for; and nothing else before it is known who asks.
    this.meAnswer = answer<Me>(() => (location.match?.route.bare ? undefined : url('/me')));
    this.dataAnswer = answer<Data>(() => (this.me ? url('/data', { workspace: location.view.workspace }) : undefined));
    zoneFrom(() => this.data?.zone);
    onProblem((problem) => {
      if (problem.status !== 401 || location.match?.route.bare) return;
      const next = location.path === '/' ? '' : `?${new URLSearchParams({ next: window.location.pathname + window.location.search }).toString()}`;
      location.go(`/login${next}`, { replace: true });
    });
  }

  get me(): Me | undefined {
    return this.meAnswer?.data;
  }

  get data(): Data | undefined {
    return this.dataAnswer?.data;
  }

  get problem() {
    return this.dataAnswer?.problem ?? this.meAnswer?.problem;
  }

  /** Whether who looks may do what at least this role may. */
  may(role: Role): boolean {
    const own = this.me?.role;
    return own !== undefined && RANKS.indexOf(own) >= RANKS.indexOf(role);
  }

  /** Whether there is a workspace of this name. */
  has(workspace: string): boolean {
    return (this.data?.workspaces ?? []).some((one) => one.id === workspace);
  }

  /** Whether any of these tables has rows. */
  holds(tables: readonly string[]): boolean {
    return tables.some((table) => (this.data?.rows[table] ?? 0) > 0);
  }

  get policy(): string {
    return this.data?.policy.name ?? '';
  }

  get calendar(): Calendar {
    return {
      weekStart: this.data?.week_start ?? PLAIN.weekStart,
      fiscalStart: this.data?.fiscal_year_start ?? PLAIN.fiscalStart,
    };
  }

  /** Whether the screen shows records beyond billing. */
  private get ofRecords(): boolean {
    const { route, params } = location.match ?? {};
    return route?.group === 'product' || (route?.id === 'figure' && ofRecords(params?.['metric']));
  }

  get extent(): Extent {
    const today = this.data?.today ?? new Date().toISOString().slice(0, 10);
    const extent = { through: this.data?.data_through ?? undefined, today, calendar: this.calendar, records: this.ofRecords };
    return knownThen(extent, location.view.known_at);
  }

  /** For how many days nothing has been told, where that is longer than data usually take. */
  get stale(): number | undefined {
    const { through, today } = this.extent;
    if (!through || location.view.known_at) return undefined;
    const days = daysBetween(through, today) - 1;
    return days > STALE_DAYS ? days : undefined;
  }

  /** What is looked at, with nothing left open; `undefined` until it is known how far data reach. */
  get view(): Resolved | undefined {
    return this.data ? resolve(location.view, this.extent) : undefined;
  }

  /** The same for screens that are shown only once it is known. */
  get look(): Resolved {
    const view = this.view;
    if (!view) throw new Error('screens with controls are shown once the data are known');
    return view;
  }

  /** Currency of figures: that of the view, else the account's. */
  get currency(): string {
    return location.view.currency ?? this.data?.currency ?? 'EUR';
  }
}

export const company = new Company();

/** For so long it is waited before a stream that was refused is asked for again, in milliseconds. */
const REFUSED = 5000;

/** Follows what the server tells of jobs and of new data, until it is ended by what it gives. */
export function follow(): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let missed = false;

  function listen(): void {
    clearTimeout(timer);
    source?.close();
    const stream = new EventSource(url('/events'));
    source = stream;
    let open = false;
    stream.addEventListener('open', () => {
      open = true;
      reach.heard();
      if (missed) refresh();
      missed = false;
    });
    stream.addEventListener('error', () => {
      // Until now it was there.
      if (open && !reach.lost) reach.heard();
      open = false;
      // What is told until it is open again is not heard.
      missed = true;
      void reach.look();
      // A browser asks again by itself, save where it was refused.
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(() => reach.lost || listen(), REFUSED);
    });
    hear(stream);
  }

  const back = reach.onBack(() => {
    missed = false;
    refresh();
    listen();
  });
  listen();
  return () => {
    back();
    clearTimeout(timer);
    source?.close();
  };
}

function hear(source: EventSource): void {
  source.addEventListener('data', () => refresh());
  source.addEventListener('job', (event) => {
    const job = JSON.parse(event.data as string) as { id: number; kind: string; state: string };
    refresh(url(`/jobs/${job.id}`));
    if (job.kind.startsWith('source.')) refresh(url('/sources'));
    if (job.state === 'running') return;
    for (const path of ['/imports', '/batches']) refresh(url(path));
  });
}
