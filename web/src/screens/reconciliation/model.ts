// What reconciling tells, and its words.

import { t } from '../../lib/words.svelte';

/** A file of another system's figures, as the server keeps it. */
export interface Statement {
  id: string;
  name: string;
  bytes: number;
  at: string;
}

/** One cause over all months. */
export interface Cause {
  cause: string;
  /** By how much theirs is larger for it. */
  amount: string;
  customers: number;
  differences: number;
  largest: { customer_id: string; amount: string; how: string }[];
}

/** The end of a month or day: ours, what each cause adds, theirs. */
export type Month = { end_of: string; ours: string; theirs: string } & Record<string, string>;

export interface Told {
  against: { file: string; shape: string; rows: number; rejected: number };
  policy: { name: string };
  currency: string;
  ours: string;
  theirs: string;
  unknown_above_tolerance: number;
  months: Month[];
  causes: Cause[];
  remarks?: { kind: string; text: string }[];
}

/** A part of one customer's difference at one month's end. */
export interface Part {
  customer_id: string;
  end_of: string;
  ours: string;
  theirs: string;
  cause: string;
  amount: string;
  how: string;
  also: string;
}

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
