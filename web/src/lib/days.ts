// Civil days as `2026-03-15`, reckoned in UTC so that no zone of the browser can shift them.

export type Day = string;
export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** Where a company's weeks and fiscal years begin. */
export interface Calendar {
  /** 0 is Monday. */
  weekStart: number;
  /** Month in which fiscal years begin; 1 is January. */
  fiscalStart: number;
}

export const PLAIN: Calendar = { weekStart: 0, fiscalStart: 1 };

const DAY_MS = 86_400_000;

/** A day as a date at midnight in UTC. */
export function date(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function iso(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** A day that was typed or stands in an address: `2026`, `2026-03` or `2026-03-15`. */
export function parseDay(text: string | null | undefined): Day | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text ?? '');
  if (!match) return undefined;
  const day = `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
  const known = date(day);
  return Number.isNaN(known.getTime()) || iso(known) !== day ? undefined : day;
}

export function addDays(day: Day, days: number): Day {
  return iso(new Date(date(day).getTime() + days * DAY_MS));
}

/** The same day of another month, or its last day where the month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const from = date(day);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  first.setUTCDate(Math.min(from.getUTCDate(), next.getUTCDate()));
  return iso(first);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((date(to).getTime() - date(from).getTime()) / DAY_MS);
}

/** The first day of the period that a day lies in. */
export function startOf(day: Day, grain: Grain, calendar: Calendar = PLAIN): Day {
  const at = date(day);
  switch (grain) {
    case 'day':
      return day;
    case 'week': {
      const since = (at.getUTCDay() + 6 - calendar.weekStart + 7) % 7;
      return addDays(day, -since);
    }
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter': {
      const since = (at.getUTCMonth() + 1 - calendar.fiscalStart + 12) % 3;
      return addMonths(`${day.slice(0, 7)}-01`, -since);
    }
    case 'year': {
      const since = (at.getUTCMonth() + 1 - calendar.fiscalStart + 12) % 12;
      return addMonths(`${day.slice(0, 7)}-01`, -since);
    }
  }
}

/** The first day of the period so many periods on; `day` must be the first of one. */
export function step(day: Day, grain: Grain, periods: number): Day {
  switch (grain) {
    case 'day':
      return addDays(day, periods);
    case 'week':
      return addDays(day, 7 * periods);
    case 'month':
      return addMonths(day, periods);
    case 'quarter':
      return addMonths(day, 3 * periods);
    case 'year':
      return addMonths(day, 12 * periods);
  }
}

/** The first day after the period that ends at or after `end`, the first day after a range. */
export function alignEnd(end: Day, grain: Grain, calendar: Calendar = PLAIN): Day {
  const start = startOf(addDays(end, -1), grain, calendar);
  return step(start, grain, 1);
}

/** How many whole months a range has; `undefined` where it begins or ends within one. */
export function monthsIn(from: Day, to: Day): number | undefined {
  if (!from.endsWith('-01') || !to.endsWith('-01')) return undefined;
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(to) - months(from);
}
