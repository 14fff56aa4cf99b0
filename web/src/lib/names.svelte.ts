// Words for what programs call by an id: causes of movements, and dimensions.

import { addMonths } from './days';
import { period } from './fmt.svelte';
import { t, words } from './words.svelte';

const CAUSES: Record<string, string> = {
  price: 'cause-price',
  seats: 'cause-seats',
  plan: 'cause-plan',
  cross_sell: 'cause-cross-sell',
  coupon: 'cause-coupon',
  term: 'cause-term',
  usage: 'cause-usage',
  voluntary: 'cause-voluntary',
  involuntary: 'cause-involuntary',
  retention_policy: 'cause-retention-policy',
  policy: 'cause-policy',
  unknown: 'cause-unknown',
};

const DIMENSIONS: Record<string, string> = {
  plan: 'by-plan',
  product: 'by-product',
  currency: 'by-currency',
  country: 'by-country',
  channel: 'by-channel',
  industry: 'by-industry',
  tenure: 'by-tenure',
  mrr_band: 'by-mrr-band',
  pricing_model: 'by-pricing-model',
  contract_length: 'by-contract-length',
  company_size: 'by-company-size',
  cohort: 'by-cohort',
  owner: 'by-owner',
  category: 'by-category',
  stage: 'by-stage',
  touchpoint: 'by-touchpoint',
  feature: 'by-feature',
  churn_reason: 'by-churn-reason',
  campaign: 'by-campaign',
  city: 'by-city',
  region: 'by-region',
  company_revenue: 'by-company-revenue',
};

const OUTCOMES: Record<string, string> = {
  leaving: 'customer-renewal-leaving',
  needs_decision: 'customer-renewal-decision',
  renews: 'customer-renewal-renews',
  unknown: 'customer-renewal-unknown',
};

/** What becomes of a contract term that ends. */
export function outcomeName(outcome: string): string {
  const id = OUTCOMES[outcome];
  return id ? t(id) : outcome.replaceAll('_', ' ');
}

/** A theme of comments: those that come with the program have words, a company's own are called as it says. */
export function themeName(id: string, name: string | null | undefined): string {
  return words.find(`theme-${id.replaceAll('_', '-')}`) ?? name ?? id;
}

/** Why a movement came about. */
export function causeName(cause: string): string {
  const id = CAUSES[cause];
  return id ? t(id) : cause;
}

/** A reason of leaving as an address has it: where none is stated, a word that none is. */
export function reasonKey(reason: string | null): string {
  return reason ?? '-';
}

/** The same where it begins a line: the choice of a split, the head of a column. */
export function dimensionTitle(dimension: string): string {
  const name = dimensionName(dimension);
  return name.slice(0, 1).toLocaleUpperCase(words.lang) + name.slice(1);
}

/** Stages that systems of sales begin with; others are words of the data. */
const STAGES: Record<string, string> = {
  lead: 'stage-lead',
  'marketing qualified': 'stage-marketing',
  marketingqualifiedlead: 'stage-marketing',
  mql: 'stage-marketing',
  'sales qualified': 'stage-sales',
  salesqualifiedlead: 'stage-sales',
  sql: 'stage-sales',
  opportunity: 'stage-opportunity',
  customer: 'stage-customer',
  subscriber: 'stage-subscriber',
  evangelist: 'stage-evangelist',
};

/** A heading of a split by stages. */
function stageName(stage: string): string {
  const id = STAGES[stage];
  return id ? t(id) : stage;
}

/** What money is spent on, as the table of spend has it. */
const SPENT: Record<string, string> = {
  sales: 'spend-sales',
  marketing: 'spend-marketing',
  cost_of_sales: 'spend-cost-of-sales',
  success_staff: 'spend-success-staff',
  success_tools: 'spend-success-tools',
  customer_marketing: 'spend-customer-marketing',
  training: 'spend-training',
  loyalty: 'spend-loyalty',
  other: 'spend-other',
};

/** A record behind a figure: costs say of which month and what for, others are called as the data call them. */
export function recordName(record: string, ofMoney: boolean): string {
  const [, month, kind = '', rest = ''] = /^(?:(\d{4}-\d\d) )?([a-z_]+)(, .*)?$/s.exec(record) ?? [];
  const id = ofMoney ? SPENT[kind] : undefined;
  if (!id) return record;
  const when = month ? `${period(`${month}-01`, addMonths(`${month}-01`, 1))}: ` : '';
  return when + t(id) + rest;
}

/** A heading of a split: stages, kinds of spend, bands of months and numbers in the language that is spoken, others as they are. */
export function headingName(heading: string, by = ''): string {
  if (by === 'stage') return stageName(heading);
  if (by === 'category') return recordName(heading, true);
  const band = /^(?:(\d+)(?:-| to )(\d+)|under (\d+)|(\d+))( months?)?( and more)?$/.exec(heading);
  const [, from, to, below, above, month, more] = band ?? [];
  const numbers = new Intl.NumberFormat(words.lang, month ? { style: 'unit', unit: 'month', unitDisplay: 'long' } : {});
  if (from !== undefined && to !== undefined) return numbers.formatRange(Number(from), Number(to));
  if (below !== undefined) return t('heading-under', { n: numbers.format(Number(below)) });
  return above !== undefined && more ? t('heading-above', { n: numbers.format(Number(above)) }) : heading;
}

/** What a split is by; attributes that a company brings keep their own name. */
export function dimensionName(dimension: string): string {
  const id = DIMENSIONS[dimension.split(':')[0] ?? ''];
  return id ? t(id) : dimension;
}
