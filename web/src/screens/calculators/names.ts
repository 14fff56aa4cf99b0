// What calculators and their fields are called; the API knows them by the names of its options.

import { percent } from '../../lib/fmt.svelte';
import { t } from '../../lib/words.svelte';

const NAMES: Record<string, string> = {
  arpa: 'calculators-of-arpa',
  arr: 'calculators-of-arr',
  cac: 'calculators-of-cac',
  change: 'calculators-of-change',
  churn: 'calculators-of-churn',
  clv: 'calculators-of-clv',
  crc: 'calculators-of-crc',
  crr: 'calculators-of-crr',
  csat: 'calculators-of-csat',
  'gross-margin': 'calculators-of-gross-margin',
  growth: 'calculators-of-growth',
  grr: 'calculators-of-grr',
  'lead-to-customer': 'calculators-of-lead-to-customer',
  lifetime: 'calculators-of-lifetime',
  'ltv-cac': 'calculators-of-ltv-cac',
  nps: 'calculators-of-nps',
  nrr: 'calculators-of-nrr',
  payback: 'calculators-of-payback',
  'quick-ratio': 'calculators-of-quick-ratio',
  'revenue-churn': 'calculators-of-revenue-churn',
  'trial-conversion': 'calculators-of-trial-conversion',
};

/** Fields that mean the same wherever they stand. */
const FIELDS: Record<string, string> = {
  answers: 'calculators-in-answers',
  arpa: 'calculators-in-mrr-each',
  cac: 'calculators-in-cac',
  churn: 'calculators-in-month-churn',
  churned: 'calculators-in-mrr-left',
  clv: 'calculators-in-clv',
  contract_months: 'calculators-in-contract-months',
  contraction: 'calculators-in-mrr-less',
  converted: 'calculators-in-converted',
  currency: 'calculators-in-currency',
  customers: 'calculators-in-paying',
  detractors: 'calculators-in-detractors',
  end: 'calculators-in-end',
  expansion: 'calculators-in-mrr-more',
  from: 'calculators-in-from',
  interval: 'calculators-in-interval',
  leads: 'calculators-in-leads',
  level: 'calculators-in-level',
  lost: 'calculators-in-lost',
  lost_then: 'calculators-in-lost-then',
  margin: 'calculators-in-margin',
  months: 'calculators-in-months',
  mrr: 'calculators-in-mrr',
  new: 'calculators-in-won',
  passives: 'calculators-in-passives',
  period: 'calculators-in-period',
  positive: 'calculators-in-positive',
  promoters: 'calculators-in-promoters',
  reactivation: 'calculators-in-mrr-back',
  revenue: 'calculators-in-revenue',
  spend: 'calculators-in-spend',
  start: 'calculators-in-start',
  start_then: 'calculators-in-start-then',
  to: 'calculators-in-to',
  trials: 'calculators-in-trials',
};

/** Fields that mean something else in one calculator. */
const OWN: Record<string, string> = {
  'churn.lost': 'calculators-in-lost-of-start',
  'clv.lost': 'calculators-in-month-lost',
  'clv.mrr': 'calculators-in-mrr-all',
  'clv.start': 'calculators-in-month-start',
  'crc.cost': 'calculators-in-crc-cost',
  'crc.customers': 'calculators-in-active',
  'crr.new': 'calculators-in-won-of-end',
  'gross-margin.cost': 'calculators-in-sales-cost',
  'grr.start': 'calculators-in-mrr-start',
  'lead-to-customer.customers': 'calculators-in-leads-won',
  'lifetime.lost': 'calculators-in-month-lost',
  'lifetime.start': 'calculators-in-month-start',
  'nrr.period': 'calculators-in-period-year',
  'nrr.start': 'calculators-in-mrr-start',
  'payback.mrr': 'calculators-in-mrr-new-one',
  'quick-ratio.new': 'calculators-in-mrr-new',
  'revenue-churn.start': 'calculators-in-mrr-start',
};

/** A calculator; one that is newer than these words says what the API says. */
export function calculatorName(id: string, about: string | undefined): string {
  const name = NAMES[id];
  return name ? t(name) : (about ?? id);
}

/** One of its fields, likewise. */
export function fieldName(calculator: string, field: string, about: string | undefined): string {
  const name = OWN[`${calculator}.${field}`] ?? FIELDS[field];
  return name ? t(name, { like: percent(field === 'churn' ? '0.01' : '0.8', 0) }) : (about ?? field);
}

const CHOICES: Record<string, string> = {
  month: 'calculators-month',
  quarter: 'calculators-quarter',
  year: 'calculators-year',
  adjusted: 'calculators-adjusted',
  trinomial: 'calculators-trinomial',
};

/** What is chosen from a list. */
export function choiceName(choice: string): string {
  const name = CHOICES[choice];
  return name ? t(name) : choice;
}
