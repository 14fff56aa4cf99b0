// Numbers and days as each language writes them. Figures come as decimal text and stay exact.

import { absolute, decimal, fixed, minus, over, sign, times } from './exact';
import { addDays, date, monthsIn } from './days';
import type { Day, Grain } from './days';
import type { Lang } from './locale';

/** How a value is to be read. */
export type Unit = 'money' | 'count' | 'ratio' | 'multiple' | 'number' | 'duration' | 'months';

export const NOTHING = '—';

const formatters = new Map<string, Intl.NumberFormat>();

/** Halves go to the even neighbour, as the command line and files have it. */
export function numbers(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  let known = formatters.get(key);
  if (!known) formatters.set(key, (known = new Intl.NumberFormat(lang, { roundingMode: 'halfEven', ...options })));
  return known;
}

/** Numbers as text are formatted exactly; the real minus sign stands before negative ones. */
function show(lang: Lang, text: string, options: Intl.NumberFormatOptions): string {
  const numeral = text as Intl.StringNumericLiteral;
  const format = numbers(lang, roundsUnseen(lang, numeral, options) ? whole(options) : options);
  return format.format(numeral).replace('-', '−');
}

/** Whether a short form leaves digits out and names no thousands or the like that would show it: Chinese has
 * no sign below ten thousand, so 1278 would read 1280. */
function roundsUnseen(lang: Lang, numeral: Intl.StringNumericLiteral, options: Intl.NumberFormatOptions): boolean {
  if (options.notation !== 'compact') return false;
  const parts = numbers(lang, options).formatToParts(numeral);
  const digits = parts.filter((part) => part.type === 'integer').reduce((sum, part) => sum + part.value.length, 0);
  return digits > 3 && !parts.some((part) => part.type === 'compact');
}

/** The same in full, to the whole number. */
const whole = (options: Intl.NumberFormatOptions): Intl.NumberFormatOptions => {
  const { notation: _, maximumSignificantDigits: __, ...rest } = options;
  return { ...rest, minimumFractionDigits: 0, maximumFractionDigits: 0 };
};

export interface Style {
  /** With a plus before what is above zero. */
  signed?: boolean;
  /** Short: on cards and axes. The exact value must stand near. */
  compact?: boolean;
  /** Without currency, per cent or the like, since these stand in the heading. */
  bare?: boolean;
  /** So many digits more than usual: the labels of an axis must not read the same. */
  finer?: number;
  /** Times in this unit rather than in that which suits each: all of an axis are alike. */
  time?: 'day' | 'hour' | 'minute';
}

/** A value of a unit; `currency` for money. */
export function value(
  lang: Lang,
  text: string,
  unit: Unit,
  currency?: string | null,
  style: Style = {},
): string {
  const signDisplay = style.signed ? ('exceptZero' as const) : ('negative' as const);
  const places = (digits: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay,
  });
  const short: Intl.NumberFormatOptions = {
    notation: 'compact',
    maximumSignificantDigits: 3 + (style.finer ?? 0),
    signDisplay,
  };
  switch (unit) {
    case 'money':
      return money(lang, text, currency, style, short);
    case 'count':
      return show(lang, text, style.compact ? short : { maximumFractionDigits: 0, signDisplay });
    case 'ratio':
      if (style.bare) return show(lang, hundredfold(text, 1), places(1));
      return show(lang, text, { style: 'percent', ...places((style.compact ? 1 : 2) + (style.finer ?? 0)) });
    case 'multiple':
      return show(lang, text, tiny(text) ? { maximumSignificantDigits: 2, signDisplay } : places(2)) + (style.bare ? '' : '\u202f×');
    case 'number':
      return show(lang, text, style.compact ? short : places(placesOf(text)));
    case 'months':
      return style.bare
        ? show(lang, text, places(1))
        : show(lang, text, { style: 'unit', unit: 'month', unitDisplay: 'long', ...places(1) });
    case 'duration':
      return duration(lang, text, style);
  }
}

/** A number says at least what it says in short, in three digits. */
function placesOf(text: string): number {
  const exact = decimal(text);
  if (!exact || exact.num === 0n) return 1;
  const size = absolute(exact);
  return size.num >= 10n * size.den ? 1 : size.num >= size.den ? 2 : 3;
}

function money(
  lang: Lang,
  text: string,
  currency: string | null | undefined,
  style: Style,
  short: Intl.NumberFormatOptions,
): string {
  const signDisplay = style.signed ? ('exceptZero' as const) : ('negative' as const);
  const plain: Intl.NumberFormatOptions = style.compact ? short : { signDisplay };
  if (style.bare || !currency) {
    const digits = currency ? exponent(currency) : 2;
    if (style.compact) return show(lang, text, short);
    return show(lang, text, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay });
  }
  // Three digits of what has hundredths would leave one of them: 23.8.
  const cents = style.compact && small(text) ? { notation: 'standard' as const, maximumSignificantDigits: undefined } : {};
  return show(lang, text, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...plain, ...cents });
}

/** Two decimals would say little of it, or nothing. */
function tiny(text: string): boolean {
  const exact = decimal(text);
  return exact !== undefined && exact.num !== 0n && absolute(exact).num * 10n < exact.den;
}

/** Below a hundred, and no whole number. */
function small(text: string): boolean {
  const exact = decimal(text);
  if (!exact || exact.num % exact.den === 0n) return false;
  return absolute(exact).num < 100n * exact.den;
}

/** Decimals of a currency. */
export function exponent(currency: string): number {
  const options = { style: 'currency', currency } as const;
  return numbers('en', options).resolvedOptions().maximumFractionDigits ?? 2;
}

function duration(lang: Lang, days: string, style: Style): string {
  const exact = decimal(days);
  if (!exact) return NOTHING;
  const unit = (text: string, name: string, digits: number) =>
    show(lang, text, {
      style: 'unit',
      unit: name,
      unitDisplay: style.compact ? 'short' : 'long',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: style.signed ? 'exceptZero' : 'negative',
    });
  if (style.bare) return show(lang, days, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const size = absolute(exact);
  const hours = times(exact, 24n);
  if (style.time ? style.time === 'day' : size.num >= 2n * size.den) return unit(days, 'day', 1);
  if (style.time ? style.time === 'hour' : absolute(hours).num >= 2n * hours.den) return unit(fixed(hours, 1), 'hour', 1);
  const minutes = times(exact, 1440n);
  const few = absolute(minutes).num < 10n * minutes.den && exact.num % exact.den !== 0n;
  // Chats are answered within seconds.
  if (!style.time && few) return unit(fixed(times(exact, 86_400n), 0), 'second', 0);
  return unit(fixed(minutes, 0), 'minute', 0);
}

function hundredfold(text: string, places: number): string {
  const exact = decimal(text);
  return exact ? fixed(times(exact, 100n), places) : text;
}

export function count(lang: Lang, n: number | string): string {
  return show(lang, String(n), { maximumFractionDigits: 0 });
}

export function percent(lang: Lang, text: string, digits = 1): string {
  return show(lang, text, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** So many days, weeks, months or years; a unit that is none of them stays as it is. */
export function length(lang: Lang, n: number, unit: string): string {
  if (!['day', 'week', 'month', 'year'].includes(unit) || !Number.isFinite(n)) return unit;
  return show(lang, String(n), { style: 'unit', unit, unitDisplay: 'long' });
}

/** How a value differs from another. */
export interface Change {
  /** The difference itself, in the unit of the value, as a decimal. */
  difference: string;
  /** The difference as a share of the earlier value; none for rates, none for scores
   * and other plain numbers, whose zero is no floor, and none from zero or below. */
  share: string | undefined;
  way: -1 | 0 | 1;
}

export function change(now: string | null, then: string | null, unit: Unit): Change | undefined {
  const [a, b] = [decimal(now), decimal(then)];
  if (!a || !b) return undefined;
  const difference = minus(a, b);
  const relative = unit !== 'ratio' && unit !== 'number' && b.num > 0n ? over(difference, b) : undefined;
  return {
    difference: fixed(difference, 12),
    share: relative && fixed(relative, 6),
    way: sign(difference),
  };
}

/** A difference of rates in percentage points, without the words. */
export function points(difference: string): string {
  return hundredfold(difference, 2);
}

const dates = new Map<string, Intl.DateTimeFormat>();

function formatDate(lang: Lang, day: Day, options: Intl.DateTimeFormatOptions): string {
  const key = lang + JSON.stringify(options);
  let known = dates.get(key);
  if (!known) dates.set(key, (known = new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options })));
  // The sign of the year in Ukrainian does not stand on a line of its own.
  return known.format(date(day)).replace(' р.', '\u00a0р.');
}

export function day(lang: Lang, at: Day): string {
  return formatDate(lang, at, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A period by its first day and the first day after it. */
export function period(lang: Lang, from: Day, to: Day, grain?: Grain, short = false): string {
  const months = monthsIn(from, to);
  const year = short ? '2-digit' : 'numeric';
  if (grain === 'day') return formatDate(lang, from, short ? { day: 'numeric', month: 'short' } : { dateStyle: 'medium' });
  if (grain === 'week') return short ? formatDate(lang, from, { day: 'numeric', month: 'short' }) : span(lang, from, to);
  if (months === 1) return formatDate(lang, from, { month: short ? 'short' : 'long', year });
  if (months === 12 && from.slice(5, 7) === '01') return formatDate(lang, from, { year: 'numeric' });
  return span(lang, from, to, short);
}

/** From the first to the last day of a range, or its first to its last month. */
export function span(lang: Lang, from: Day, to: Day, short = false): string {
  const last = addDays(to, -1);
  const whole = monthsIn(from, to) !== undefined;
  const options: Intl.DateTimeFormatOptions = whole
    ? { month: 'short', year: short ? '2-digit' : 'numeric' }
    : { day: 'numeric', month: 'short', year: short ? '2-digit' : 'numeric' };
  const key = `${lang}range${JSON.stringify(options)}`;
  let known = dates.get(key);
  if (!known) dates.set(key, (known = new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options })));
  return known.formatRange(date(from), date(last));
}

/** The day of an instant in the company's zone; a day stays as it is. */
export function dayIn(lang: Lang, at: string, zone = 'UTC'): string {
  if (!at.includes('T')) return formatDate(lang, at, { dateStyle: 'medium' });
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: zone }).format(new Date(at));
}

/** An instant in the company's zone. */
export function instant(lang: Lang, at: string, zone = 'UTC'): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(lang, options).format(new Date(at));
}

/** A moment in the company's zone, in milliseconds; its day, where it is not today. */
export function clock(lang: Lang, at: number, zone = 'UTC', now = Date.now()): string {
  const dayOf = (moment: number) => new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: zone }).format(moment);
  const today = dayOf(at) === dayOf(now);
  return new Intl.DateTimeFormat(lang, { ...(!today && { dateStyle: 'medium' }), timeStyle: 'short', timeZone: zone }).format(at);
}

/** How long ago, roughly, in words. */
export function ago(lang: Lang, at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]] as const) {
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit);
  }
  return words.format(seconds, 'second');
}
