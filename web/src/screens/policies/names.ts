// What settings of a policy are called; programs know them by their ids.

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

/** A value as it is read: `full_with_cancellation` has no underscores for people. */
export function valueName(value: string): string {
  return value.replaceAll('_', ' ').replaceAll('+', ' + ');
}
