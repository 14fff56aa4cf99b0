// Fields, comparisons and whole segments in words.

import { company } from '../../lib/company.svelte';
import { dimensionTitle } from '../../lib/names.svelte';
import type { Tree } from '../../lib/segment';
import { t, words } from '../../lib/words.svelte';
import { columnName } from '../customers/names';
import { sentence } from './sentence';

const WORDS: Record<string, string> = {
  holds: 'segments-compare-holds',
  in: 'segments-compare-in',
  'not in': 'segments-compare-not-in',
  contains: 'segments-compare-contains',
  'not contains': 'segments-compare-not-contains',
  'starts with': 'segments-compare-starts',
  'is missing': 'segments-compare-missing',
  'is not missing': 'segments-compare-not-missing',
};

export function compareName(compare: string): string {
  const id = WORDS[compare];
  return (id && words.find(id)) ?? compare;
}

/** Fields that splits have as well, and those that are asked for in segments alone. */
const SPLITS = ['plan', 'product', 'currency', 'pricing_model', 'contract_length', 'company_size', 'tenure', 'channel', 'industry', 'owner'];
const FIELDS: Record<string, string> = {
  start: 'segments-field-start',
  trial_started_at: 'segments-field-trial',
  company_revenue: 'segments-field-revenue',
  paying: 'segments-field-paying',
  customer: 'customers-status-customer',
  paused: 'customers-status-paused',
  active: 'segments-field-active',
};

/** What a field of segments is called; one that a company brings keeps its own name. */
export function fieldName(field: string): string {
  const key = field.toLowerCase();
  const id = FIELDS[key];
  if (id) return t(id);
  return SPLITS.includes(key) ? dimensionTitle(key) : columnName(field);
}

/** A segment as a sentence; empty where there is none, or it cannot be read. */
export function inWords(tree: Tree | null | undefined): string {
  return sentence(tree, { lang: words.lang, say: t, field: fieldName, currency: company.currency });
}
