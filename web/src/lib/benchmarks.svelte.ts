// What others published, in words, and where a figure stands against it.

import type { Benchmark, Definition } from './catalogue.svelte';
import { addDays, addMonths } from './days';
import type { Day } from './days';
import { decimal, minus, sign } from './exact';
import { unitOf } from './figures';
import { value } from './fmt.svelte';
import { t, words } from './words.svelte';
import { YEARLY } from './yearly';

/** What a benchmark says, its sample or its caveat: told apart by its number among those of the
 * variant. */
export function benchmarkWords(definition: Definition, of: Benchmark, part: '' | '-sample' | '-caveat' = ''): string | undefined {
  const own = definition.benchmarks.filter((one) => one.variant === of.variant);
  return words.find(`metric-${definition.metric}.benchmark-${of.variant}-${own.indexOf(of) + 1}${part}`);
}

/** Its ends: `3 % – 5 %`, or from or to one of them. */
export function benchmarkRange(definition: Definition, of: Benchmark, currency: string): string {
  const variant = definition.variants.find((one) => one.variant === of.variant);
  const unit = variant ? unitOf(variant) : 'number';
  const end = (text: string) => value(text, unit, currency, { compact: true });
  if (of.low !== null && of.high !== null) return of.low === of.high ? end(of.low) : `${end(of.low)} – ${end(of.high)}`;
  if (of.low !== null) return `≥ ${end(of.low)}`;
  return of.high === null ? '—' : `≤ ${end(of.high)}`;
}

/** Who published it; what we reckon ourselves and articles without names have words of their own. */
export function sourceName(name: string): string {
  // What Tenure says itself; the server says so in the language that is spoken.
  if (name === 'own' || name === words.find('source-own')) return 'Tenure';
  if (name.startsWith('Articles')) return words.find('source-articles') ?? name;
  return name;
}

/** Source, year and sample in a line. */
export function provenance(definition: Definition, of: Benchmark): string {
  const year = of.year === null ? t('definition-no-year') : String(of.year);
  return [sourceName(of.source), year, benchmarkWords(definition, of, '-sample') ?? of.sample ?? t('definition-no-sample')].join(' · ');
}

/** What stands behind a band: what it says, who says so of when, and what to mind. */
export function bandWords(definition: Definition, of: Benchmark): string {
  const says = benchmarkWords(definition, of) ?? of.says;
  const mind = benchmarkWords(definition, of, '-caveat') ?? of.caveat;
  return [says, sourceName(of.source), of.year, mind].filter(Boolean).join(' · ');
}

/** Whether a benchmark is of an age that cohorts reach, not of a period. */
export function isOfAge(definition: Definition): boolean {
  return definition.metric === 'cohort_retention';
}

/** The range that ends before `to` in which a figure may be held against the benchmark. */
export function spanOf(of: Benchmark, to: Day): { from: Day; to: Day } {
  if (YEARLY.includes(of.variant)) return { from: addMonths(to, -1), to };
  // Where any time will do, a year tells most.
  if (of.days === null) return { from: addMonths(to, -12), to };
  const months = Math.round(of.days / 30.4);
  const whole = Math.abs(months * 30.4 - of.days) < 4 && [1, 3, 6, 12].includes(months);
  return { from: whole ? addMonths(to, -months) : addDays(to, -of.days), to };
}

export type Standing = 'within' | 'above' | 'below' | 'unknown';

/** On which side of the band a value lies; its ends belong to it. */
export function standing(own: string | null, of: Pick<Benchmark, 'low' | 'high'>): Standing {
  const [at, low, high] = [decimal(own), decimal(of.low), decimal(of.high)];
  if (!at) return 'unknown';
  if (low && sign(minus(at, low)) < 0) return 'below';
  if (high && sign(minus(at, high)) > 0) return 'above';
  return 'within';
}
