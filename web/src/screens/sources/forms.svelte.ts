// How values of a column are written, for people, with an example.

import { t } from '../../lib/words.svelte';
import type { TableColumn } from './mapping';

const WORDS: Record<string, string> = {
  text: 'imports-form-text',
  time: 'imports-form-time',
  day: 'imports-form-day',
  month: 'imports-form-month',
  money: 'imports-form-money',
  rate: 'imports-form-rate',
  percent: 'imports-form-percent',
  number: 'imports-form-number',
  whole: 'imports-form-whole',
  flag: 'imports-form-flag',
  choice: 'imports-form-choice',
  currency: 'imports-form-currency',
  list: 'imports-form-list',
  json: 'imports-form-json',
};

/** Of a column, under the name by which it was chosen: that of minor units has no decimals. */
export function formOf(column: TableColumn, name: string): string {
  if (column.kind === 'money' && name === column.minor) return t('imports-form-minor');
  return t(WORDS[column.kind] ?? column.kind, { words: column.choices.join(', ') });
}
