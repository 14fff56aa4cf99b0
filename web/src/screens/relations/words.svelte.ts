// Words about correlations.

import { figureName, metricOf } from '../../lib/catalogue.svelte';
import { t, words } from '../../lib/words.svelte';
import type { Found } from './model';

/** What a metric of a pair is called: nothing else on the screen says which of its variants is meant. */
export function nameOf(id: string): string {
  const [metric = '', variant = ''] = id.split(':');
  return figureName(metric, variant, (metricOf(metric)?.variants.length ?? 0) > 1);
}

/** A correlation with its sign and two decimals. */
export function correlation(text: string): string {
  const number = new Intl.NumberFormat(words.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return number.format(text as Intl.StringNumericLiteral).replace('-', '−');
}

export function intervalOf(found: Found): string {
  if (!found.interval || found.interval.low === null || found.interval.high === null) return '—';
  return t('relations-to', { low: correlation(found.interval.low), high: correlation(found.interval.high) });
}

/** How far apart: in the same month, or so many months. */
export function apart(months: number): string {
  return months === 0 ? t('relations-same-month') : t('relations-months', { n: months });
}
