// What settings of a policy are called; programs know them by their ids.

import { day } from '../../lib/fmt.svelte';
import { t } from '../../lib/words.svelte';

const NAMES: Record<string, string> = {
  discounts: 'policies-of-discounts',
  paid_trials: 'policies-of-paid-trials',
  usage: 'policies-of-usage',
  past_due: 'policies-of-past-due',
  unpaid: 'policies-of-unpaid',
  paused: 'policies-of-paused',
  zero_amount: 'policies-of-zero-amount',
  churn_recognised: 'policies-of-churn-recognised',
  reactivation: 'policies-of-reactivation',
  gap_tolerance: 'policies-of-gap-tolerance',
  netting: 'policies-of-netting',
  new_and_gone: 'policies-of-new-and-gone',
  constants: 'policies-of-constants',
  fx: 'policies-of-fx',
  invoice_existing: 'policies-of-invoice-existing',
  invoice_new: 'policies-of-invoice-new',
  void_invoices: 'policies-of-void-invoices',
  uncollectible: 'policies-of-uncollectible',
  failed_first_payment: 'policies-of-failed-first-payment',
  refunds: 'policies-of-refunds',
  credit_notes: 'policies-of-credit-notes',
  disputes: 'policies-of-disputes',
  merges: 'policies-of-merges',
};

/** A setting in words; one that is newer than these words keeps its id. */
export function settingName(setting: string): string {
  const id = NAMES[setting];
  return id ? t(id) : setting;
}

/** Values that mean the same in every setting. */
const VALUES: Record<string, string> = {
  '365.25': 'policies-value-average-year',
  '4_weeks': 'policies-value-weeks-4',
  '52_weeks': 'policies-value-weeks-52',
  all: 'policies-value-all',
  any_gap: 'policies-value-any-gap',
  at_merge: 'policies-value-at-merge',
  billing_ended: 'policies-value-billing-ended',
  cash_only: 'policies-value-cash-only',
  churn: 'policies-value-churn',
  component_start: 'policies-value-component-start',
  contraction: 'policies-value-contraction',
  count: 'policies-value-count',
  exclude: 'policies-value-exclude',
  forever: 'policies-value-forever',
  'forever+limited': 'policies-value-forever-limited',
  'forever+repeating': 'policies-value-forever-repeating',
  from_beginning: 'policies-value-from-beginning',
  full_erases: 'policies-value-full-erases',
  full_with_cancellation: 'policies-value-full-with-cancellation',
  issued: 'policies-value-issued',
  keep: 'policies-value-keep',
  last_invoice: 'policies-value-last-invoice',
  lost_ends_service: 'policies-value-lost-ends-service',
  minimum_commitment: 'policies-value-minimum-commitment',
  never: 'policies-value-never',
  one_off: 'policies-value-one-off',
  paid: 'policies-value-paid',
  period_end: 'policies-value-period-end',
  recurring: 'policies-value-recurring',
  reduce: 'policies-value-reduce',
  renewal: 'policies-value-renewal',
  requested: 'policies-value-requested',
  same_day: 'policies-value-same-day',
  service_ends: 'policies-value-service-ends',
  show: 'policies-value-show',
  suppress: 'policies-value-suppress',
  trailing_mean_3: 'policies-value-trailing-mean',
  until_paid: 'policies-value-until-paid',
  until_voided: 'policies-value-until-voided',
  zero: 'policies-value-zero',
};

/** Values that mean something else in one setting. */
const OWN: Record<string, string> = {
  'discounts=all': 'policies-value-discounts-all',
  'discounts=none': 'policies-value-discounts-none',
  'gap_tolerance=none': 'policies-value-gap-none',
  'netting=day': 'policies-value-netting-day',
  'netting=none': 'policies-value-netting-none',
};

/** Values that hold a number. */
const COUNTED: [RegExp, string][] = [
  [/^churn_after_(\d+)_days$/, 'policies-value-churn-after'],
  [/^within_(\d+)_days$/, 'policies-value-within'],
  [/^(\d+)_days$/, 'policies-value-gap-days'],
  [/^(\d+)_minutes$/, 'policies-value-minutes'],
];

/** A value in words; one that is newer than these words keeps its id. */
export function valueName(setting: string, value: string): string {
  const id = OWN[`${setting}=${value}`] ?? VALUES[value];
  if (id) return t(id);
  for (const [form, counted] of COUNTED) {
    const n = form.exec(value)?.[1];
    if (n !== undefined) return t(counted, { n: Number(n) });
  }
  const [, days, moved] = /^(\d+)_days_at_(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
  if (days !== undefined && moved !== undefined) return t('policies-value-migration', { n: Number(days), day: day(moved) });
  const fixed = /^constant_(\d{4}-\d\d-\d\d)$/.exec(value)?.[1];
  return fixed === undefined ? value : t('policies-value-constant', { day: day(fixed) });
}
