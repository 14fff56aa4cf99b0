// The metrics there are, and their names.

import { url } from './api';
import { answer } from './query.svelte';
import type { Answer } from './query.svelte';
import { words } from './words.svelte';

export interface Metric {
  metric: string;
  name: string;
  family: string;
  better: 'up' | 'down' | '';
  variants: string[];
}

let metrics: Answer<{ metrics: Metric[] }> | undefined;

/** Begins to ask; within a component that stays. */
export function beginCatalogue(): void {
  metrics = answer(() => url('/ask/metrics'));
}

export function allMetrics(): Metric[] {
  return metrics?.data?.metrics ?? [];
}

export function better(metric: string): 'up' | 'down' | '' {
  return allMetrics().find((known) => known.metric === metric)?.better ?? '';
}

export function metricName(metric: string): string {
  const known = allMetrics().find((one) => one.metric === metric);
  return words.find(`metric-${metric}`) ?? known?.name ?? metric;
}

export function variantName(metric: string, variant: string): string {
  return words.find(`metric-${metric}.variant-${variant}`) ?? variant;
}

export function measureName(measure: string): string {
  return words.find(`measure-${measure}`) ?? measure;
}
