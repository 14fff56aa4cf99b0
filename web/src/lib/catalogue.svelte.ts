// The metrics there are: their names, which way is better, what they mean.

import { url } from './api';
import type { Benchmark, MetricDefined as Definition, CatalogueMetric as Metric } from './api.gen';
import { company } from './company.svelte';
import { daysBetween } from './days';
import type { Figure } from './figures';
import { answer } from './query.svelte';
import type { Answer } from './query.svelte';
import { t, words } from './words.svelte';
import { YEARLY } from './yearly';

export type { Benchmark, MetricDefined as Definition, CatalogueMetric as Metric, Variant } from './api.gen';

let metrics: Answer<{ metrics: Metric[] }> | undefined;

/** Begins to ask; within a component that stays. */
export function beginCatalogue(): void {
  metrics = answer(() => (company.me ? url('/ask/metrics') : undefined));
}

export function allMetrics(): Metric[] {
  return metrics?.data?.metrics ?? [];
}

/** What all metrics mean; called while a component is made. */
export function definitions(): Answer<{ metrics: Definition[] }> {
  return answer(() => url('/ask/metrics', { define: true }));
}

export function metricOf(id: string): Metric | undefined {
  return allMetrics().find((known) => known.metric === id);
}

/** Which way is better of a figure, as far as it is known. */
export function betterOf(figure: Figure | undefined, definition: Definition | undefined): 'up' | 'down' | '' {
  const own = definition?.variants.find((one) => one.variant === figure?.variant);
  return own?.better ?? definition?.better ?? '';
}

/** Whether a figure grows as those of its period get older, so that a later one says less. */
export function ripens(figure: Pick<Figure, 'variant'> | undefined, definition: Definition | undefined): boolean {
  return definition?.variants.find((one) => one.variant === figure?.variant)?.ripens ?? false;
}

export function metricName(metric: string): string {
  return words.find(`metric-${metric}`) ?? metricOf(metric)?.name ?? metric;
}

export function variantName(metric: string, variant: string): string {
  return words.find(`metric-${metric}.variant-${variant}`) ?? variant;
}

/** What a figure is called: the metric, and its variant where it is not the usual one, or where others stand beside it. */
export function figureName(metric: string, variant: string, beside = false): string {
  const usual = metricOf(metric)?.variants[0];
  if (variant === usual && !beside) return metricName(metric);
  return `${metricName(metric)}: ${lower(variantName(metric, variant))}`;
}

/** In the middle of a line, but abbreviations stay, and letters that stand for something. */
function lower(name: string): string {
  const [first = '', second = ''] = name;
  return second === '-' || (second.toUpperCase() === second && /\p{L}/u.test(second)) ? name : first.toLowerCase() + name.slice(1);
}

/** `lost_customers[12 months ago]` and the like: the measure, and over which window. */
export function measureName(measure: string): string {
  const [, base = measure, window] = /^([^[]+)\[(.*)\]$/.exec(measure) ?? [];
  const name = words.find(`measure-${base}`) ?? base.replaceAll('_', ' ');
  if (!window) return name;
  const n = Number(/\d+/.exec(window)?.[0] ?? '0');
  const id = window.startsWith('each') ? 'window-each' : window.endsWith('ago') ? 'window-ago' : 'window-trailing';
  return `${name} (${t(id, { n })})`;
}

const FAMILIES: Record<string, string> = {
  'Recurring revenue': 'family-recurring',
  'Retention and churn': 'family-retention',
  'Value and acquisition': 'family-value',
  'Voice of the customer and support': 'family-voice',
  'Marketing and conversion': 'family-conversion',
  'Product use': 'family-product',
};

/** Families whose figures are of records beyond billing, which may reach further than billing does. */
const OF_RECORDS: readonly string[] = ['Voice of the customer and support', 'Marketing and conversion', 'Product use'];

export function ofRecords(metric: string | undefined): boolean {
  return OF_RECORDS.includes(metricOf(metric ?? '')?.family ?? '');
}

export function familyName(family: string): string {
  return words.find(FAMILIES[family] ?? '') ?? family;
}

/** The benchmark that a figure may be held against: of its variant, and over as long a time. */
export function benchmarkOf(figure: Figure, all: readonly Benchmark[]): Benchmark | undefined {
  const days = YEARLY.includes(figure.variant) ? 365 : daysBetween(figure.from, figure.to);
  const fits = (one: Benchmark) =>
    one.variant === figure.variant &&
    (one.low !== null || one.high !== null) &&
    (one.days === null || Math.abs(one.days - days) <= 3);
  return all.find(fits);
}
