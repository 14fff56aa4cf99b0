// Words for what programs call by an id: causes of movements, and dimensions.

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
  cohort: 'by-cohort',
  owner: 'by-owner',
  category: 'by-category',
  stage: 'by-stage',
  touchpoint: 'by-touchpoint',
  feature: 'by-feature',
  churn_reason: 'by-churn-reason',
};

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

/** A heading of a split: bands of months in the language that is spoken, others as they are. */
export function headingName(heading: string): string {
  const [, from, to] = /^(\d+)-(\d+) months$/.exec(heading) ?? [];
  if (from === undefined || to === undefined) return heading;
  const months = new Intl.NumberFormat(words.lang, { style: 'unit', unit: 'month', unitDisplay: 'long' });
  return months.formatRange(Number(from), Number(to));
}

/** What a split is by; attributes that a company brings keep their own name. */
export function dimensionName(dimension: string): string {
  const id = DIMENSIONS[dimension.split(':')[0] ?? ''];
  return id ? t(id) : dimension;
}
