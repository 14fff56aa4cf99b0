// What is looked at: the part of an address that all screens share, and what it means.

import { addDays, addMonths, alignEnd, daysBetween, GRAINS, monthsIn, parseDay, PLAIN, startOf, step } from './days';
import type { Calendar, Day, Grain } from './days';

export const COMPARISONS = ['previous', 'year', 'custom', 'none'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const WEEKDAYS = ['match', 'date'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** As it stands in the address; what is absent is as usual. */
export interface View {
  from?: Day | undefined;
  to?: Day | undefined;
  grain?: Grain | undefined;
  compare?: Comparison | undefined;
  /** First day of a comparison that was chosen by hand. */
  cfrom?: Day | undefined;
  /** Whether days are compared with those of the same weekday, or of the same date. */
  weekday?: Weekday | undefined;
  /** Leaves out periods that are not over. */
  complete?: 'only' | undefined;
  segment?: string | undefined;
  currency?: string | undefined;
  known_at?: string | undefined;
  workspace?: string | undefined;
}

export const VIEW_KEYS = [
  'from',
  'to',
  'grain',
  'compare',
  'cfrom',
  'weekday',
  'complete',
  'segment',
  'currency',
  'known_at',
  'workspace',
] as const satisfies readonly (keyof View)[];

/** A range of days, `to` exclusive. */
export interface Span {
  from: Day;
  to: Day;
}

/** A view in which nothing is left open. Periods that begin after the data are not in it. */
export interface Resolved extends Span {
  /** Where the range would end that was asked for, if some of it is after the data. */
  beyond: Day | undefined;
  /** All that was asked for is after the data: there is nothing to be told. */
  ahead: boolean;
  grain: Grain;
  compare: Comparison;
  weekday: Weekday;
  /** The range that is compared with. */
  against: Span | undefined;
  segment: string | undefined;
  currency: string | undefined;
  known_at: string | undefined;
  workspace: string | undefined;
}

function one<T extends string>(all: readonly T[], text: string | null): T | undefined {
  return all.find((known) => known === text);
}

/** Reads the address; what makes no sense is left out. */
export function readView(search: URLSearchParams): View {
  const text = (key: string) => search.get(key)?.trim() || undefined;
  const currency = text('currency')?.toUpperCase();
  const view: View = {
    from: parseDay(search.get('from')),
    to: parseDay(search.get('to')),
    grain: one(GRAINS, search.get('grain')),
    compare: one(COMPARISONS, search.get('compare')),
    cfrom: parseDay(search.get('cfrom')),
    weekday: one(WEEKDAYS, search.get('weekday')),
    complete: one(['only'], search.get('complete')),
    segment: text('segment'),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    known_at: text('known_at'),
    workspace: text('workspace'),
  };
  if (view.from && view.to && view.from >= view.to) view.from = view.to = undefined;
  return view;
}

/** Writes the address in one order, so that the same view has one address. */
export function writeView(view: View, search = new URLSearchParams()): URLSearchParams {
  for (const key of VIEW_KEYS) {
    const value = view[key];
    if (value === undefined || value === '') search.delete(key);
    else search.set(key, value);
  }
  return search;
}

/** What the data say about when they are. */
export interface Extent {
  /** The last day of which the data speak. */
  through: Day | undefined;
  /** The day of the question. */
  today: Day;
  calendar?: Calendar;
  /** Records beyond billing are looked at, which may reach further: to today. */
  records?: boolean;
}

/** The same as it was known at a time: nothing after it had happened. */
export function knownThen(extent: Extent, known_at: string | undefined): Extent {
  const then = known_at?.slice(0, 10);
  if (!then) return extent;
  const earlier = (day: Day) => (then < day ? then : day);
  return { ...extent, through: extent.through && earlier(extent.through), today: earlier(extent.today) };
}

export const USUAL_MONTHS = 12;

/** How far back a range goes whose first day nobody chose, so that there are some periods. */
const MONTHS: Record<Grain, number> = { day: 3, week: 6, month: USUAL_MONTHS, quarter: 24, year: 60 };

/** The first day after the last month that is complete. */
export function lastComplete(extent: Extent): Day {
  return startOf(openFrom(extent), 'month');
}

/** The range that is shown where none was chosen. */
export function usualSpan(extent: Extent): Span {
  const to = lastComplete(extent);
  return { from: addMonths(to, -USUAL_MONTHS), to };
}

/** Decides what was left open, and brings the range to whole periods. */
export function resolve(view: View, extent: Extent): Resolved {
  const calendar = extent.calendar ?? PLAIN;
  const grain = view.grain ?? 'month';
  const usual = usualSpan(extent);
  // What nobody asked for holds no period that is not over.
  const end = startOf(usual.to, grain, calendar);
  const to = view.to ?? (view.from && view.from >= end ? step(view.from, 'month', 1) : end);
  const from = view.from && view.from < to ? view.from : addMonths(to, -MONTHS[grain]);
  const whole = { from: startOf(from, grain, calendar), to: alignEnd(to, grain, calendar) };
  const told = reached(whole, grain, extent);
  const span = view.complete ? complete(told, grain, extent) : told;
  const compare = view.compare === 'custom' && !view.cfrom ? 'previous' : (view.compare ?? 'previous');
  // A year ago, weeks and days are 52 weeks away unless dates are to match.
  const weekday = view.weekday ?? (compare === 'year' ? 'match' : 'date');
  return {
    ...span,
    beyond: told.to < whole.to ? whole.to : undefined,
    ahead: isAhead(whole, extent),
    grain,
    compare,
    weekday,
    against: against(span, { grain, compare, weekday }, view.cfrom, calendar),
    segment: view.segment,
    currency: view.currency,
    known_at: view.known_at,
    workspace: view.workspace,
  };
}

/** The first day of which it is not known yet how it ends. */
export function openFrom({ through, today }: Extent): Day {
  const known = through ? addDays(through, 1) : today;
  return known < today ? known : today;
}

/** The first day of which no facts can be there. */
function endOf({ through, today, records }: Extent): Day | undefined {
  const known = records && through && today > through ? today : through;
  return known && addDays(known, 1);
}

function isAhead(span: Span, extent: Extent): boolean {
  const end = endOf(extent);
  return end !== undefined && span.from >= end;
}

/** Without periods that begin after the data: whoever pays by invoice would seem to leave in them. All
 * that is ahead stays as it was asked for. */
function reached(span: Span, grain: Grain, extent: Extent): Span {
  const end = endOf(extent);
  if (end === undefined || isAhead(span, extent)) return span;
  const to = alignEnd(end, grain, extent.calendar);
  return to < span.to ? { from: span.from, to } : span;
}

/** Without periods that are not over, where one is left. */
function complete(span: Span, grain: Grain, extent: Extent): Span {
  const end = startOf(openFrom(extent), grain, extent.calendar);
  return end < span.to && end > span.from ? { from: span.from, to: end } : span;
}

type Compared = Pick<Resolved, 'grain' | 'compare' | 'weekday'>;

const byDays = (grain: Grain) => grain === 'day' || grain === 'week';

function against(span: Span, { grain, compare, weekday }: Compared, cfrom: Day | undefined, calendar: Calendar): Span | undefined {
  const shifted = (from: Day): Span => ({ from, to: after(from, span, grain) });
  switch (compare) {
    case 'none':
      return undefined;
    case 'previous': {
      if (grain !== 'day' || weekday === 'date') return { from: before(span, grain), to: span.from };
      const weeks = Math.ceil(daysBetween(span.from, span.to) / 7);
      return shifted(addDays(span.from, -7 * weeks));
    }
    case 'year':
      if (byDays(grain) && weekday === 'match') return shifted(addDays(span.from, -364));
      return shifted(startOf(addMonths(span.from, -12), grain, calendar));
    case 'custom':
      return cfrom ? shifted(startOf(cfrom, grain, calendar)) : undefined;
  }
}

/** The period with which the last one of a view is compared. */
export function lastAgainst(view: Pick<Resolved, 'to' | 'against'> & Compared): Span | undefined {
  const { grain, compare } = view;
  const first = step(view.to, grain, -1);
  if (compare === 'previous') {
    const from = grain === 'day' && view.weekday === 'match' ? addDays(first, -7) : step(first, grain, -1);
    return { from, to: step(from, grain, 1) };
  }
  if (compare === 'year' && !byDays(grain)) return { from: addMonths(first, -12), to: addMonths(view.to, -12) };
  return view.against && { from: step(view.against.to, grain, -1), to: view.against.to };
}

function after(from: Day, span: Span, grain: Grain): Day {
  if (grain === 'day' || grain === 'week') return addDays(from, daysBetween(span.from, span.to));
  return addMonths(from, monthsIn(span.from, span.to) ?? 0);
}

function before(span: Span, grain: Grain): Day {
  if (grain === 'day' || grain === 'week') {
    return addDays(span.from, -daysBetween(span.from, span.to));
  }
  return addMonths(span.from, -(monthsIn(span.from, span.to) ?? 0));
}

/** How many periods a range has. */
export function periodsIn(span: Span, grain: Grain): number {
  let periods = 0;
  for (let day = span.from; day < span.to; day = step(day, grain, 1)) periods += 1;
  return periods;
}

export type PresetId = 'month' | '3m' | '6m' | '12m' | '24m' | 'year' | 'last_year' | 'to_date';
export const PRESETS: readonly PresetId[] = ['month', '3m', '6m', '12m', '24m', 'year', 'last_year', 'to_date'];

/** The range of a preset. `to_date` takes in the month that is not over. */
export function preset(id: PresetId, extent: Extent): Span {
  const to = lastComplete(extent);
  const calendar = extent.calendar ?? PLAIN;
  const back = (months: number): Span => ({ from: addMonths(to, -months), to });
  const year = startOf(addDays(to, -1), 'year', calendar);
  switch (id) {
    case 'month':
      return back(1);
    case '3m':
      return back(3);
    case '6m':
      return back(6);
    case '24m':
      return back(24);
    case 'year':
      return { from: year, to };
    case 'last_year':
      return { from: addMonths(year, -12), to: year };
    case 'to_date':
      return { from: addMonths(to, 1 - USUAL_MONTHS), to: addMonths(to, 1) };
    default:
      return back(USUAL_MONTHS);
  }
}
