// What reconciling tells, and its words.

import type { Close, ReconciledCause as Cause, ReconciledMonth as Month } from '../../lib/api.gen';
import { addDays, addMonths } from '../../lib/days';
import { t } from '../../lib/words.svelte';

export type {
  ReconciledCause as Cause,
  ReconciledMonth as Month,
  ReconciledPart as Part,
  Reconciliation as Told,
  Statement,
} from '../../lib/api.gen';

const CAUSES: Record<string, string> = {
  discounts: 'reconciliation-discounts',
  trials: 'reconciliation-trials',
  past_due: 'reconciliation-past-due',
  paused: 'reconciliation-paused',
  cancellation: 'reconciliation-cancellation',
  usage: 'reconciliation-usage',
  term: 'reconciliation-term',
  tax: 'reconciliation-tax',
  fx: 'reconciliation-fx',
  invoices: 'reconciliation-invoices',
  credits: 'reconciliation-credits',
  timing: 'reconciliation-timing',
  rounding: 'reconciliation-rounding',
  closed_months: 'reconciliation-closed-months',
  only_ours: 'reconciliation-only-ours',
  only_theirs: 'reconciliation-only-theirs',
  unknown: 'reconciliation-unknown',
};

/** What a cause is called. */
export function causeOf(cause: string): string {
  const id = CAUSES[cause];
  return id ? t(id) : cause;
}

/** Whether a decimal is nothing. */
export function isZero(text: string | undefined): boolean {
  return text === undefined || /^-?0(\.0+)?$/.test(text);
}

/** The setting that gives their figure, as policies write it: `past_due=keep`; none where it is no
 * setting of a policy. */
export function settingOf(how: string): string | undefined {
  const found = /^([a-z_]+) = ([\w.-]+)$/.exec(how.trim());
  return found ? `${found[1]}=${found[2]}` : undefined;
}

/** A policy with one more setting that is another one. */
export function withSetting(policy: string, setting: string): string {
  const [base = 'standard', ...own] = policy.split(',').map((part) => part.trim());
  const key = setting.slice(0, setting.indexOf('='));
  return [base, ...own.filter((one) => !one.startsWith(`${key}=`)), setting].join(',');
}

/** The settings that would explain most of a cause's customers, those of the largest first. */
export function settingsOf(cause: Cause): string[] {
  return [...new Set(cause.largest.map((one) => settingOf(one.how)).filter((one): one is string => one !== undefined))];
}

/** The causes that do anything in some month, in the order of the answer. */
export function causesIn(months: readonly Month[]): string[] {
  const keys = Object.keys(months[0] ?? {}).filter((key) => !['end_of', 'ours', 'theirs'].includes(key));
  return keys.filter((key) => months.some((month) => !isZero(month[key])));
}

/** From the first closed month, none where all before are closed too, to the last: `2026-10`. */
export interface Months {
  first?: string;
  last: string;
}

/** The months of a close, read from its words, which name months by number: `all up to 2026-08`. */
export function closedMonths(told: string): Months | undefined {
  const found = [...told.matchAll(/(\d{4})-(\d\d)|(\d\d)\.(\d{4})/g)];
  const [first, last] = found.map((one) => `${one[1] ?? one[4]}-${one[2] ?? one[3]}`);
  if (!first) return undefined;
  if (last) return { first, last };
  return found[0]?.[0] === told ? { first, last: first } : { last: first };
}

/** The last close that has not been reopened. */
export function standing(closes: readonly Close[]): Close | undefined {
  return closes.filter((close) => !close.reopened_at).sort((a, b) => a.month.localeCompare(b.month)).at(-1);
}

/** The month that can be closed next: the one after the last that is closed, else the last complete
 * one of the data. None where it is not over yet. */
export function monthToClose(last: string | undefined, through: string | undefined, today: string): string | undefined {
  if (!today) return undefined;
  const over = (month: string) => addMonths(`${month}-01`, 1) <= today;
  if (last) {
    const next = addMonths(`${last}-01`, 1).slice(0, 7);
    return over(next) ? next : undefined;
  }
  if (!through) return undefined;
  const complete = [addDays(through, 1), today].sort()[0]!.slice(0, 7);
  return addMonths(`${complete}-01`, -1).slice(0, 7);
}
