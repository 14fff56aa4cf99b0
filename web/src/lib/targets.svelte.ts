// Targets of the company, for cards and charts. They are of all customers in the account's currency:
// where a part is looked at, there are none.

import type { Series } from '../charts/model';
import { url } from './api';
import { metricOf } from './catalogue.svelte';
import { company } from './company.svelte';
import type { Figure } from './figures';
import { unitOf } from './figures';
import { NOTHING } from './format';
import { period, value } from './fmt.svelte';
import { location } from './location.svelte';
import { answer } from './query.svelte';
import type { Answer } from './query.svelte';
import { daysOf, targetAt, targetsOf } from './target';
import type { Target } from './target';
import { t } from './words.svelte';

/** All of them; called while a component is made. */
export function allTargets(): Answer<{ items: Target[] }> {
  return answer(() => url('/targets', { workspace: location.view.workspace }));
}

/** Those of a metric's variant that what is looked at can be held against. */
export function ownTargets(all: Answer<{ items: Target[] }>, metric: string, variant: string): Target[] {
  const { segment, currency } = company.look;
  if (segment !== undefined || (currency !== undefined && currency !== company.data?.currency)) return [];
  return targetsOf(all.data?.items ?? [], metric, variant, metricOf(metric)?.variants[0]);
}

/** What its period is called. */
export function periodName(target: Target): string {
  const days = daysOf(target.period);
  return days ? period(days.from, days.to) : target.period;
}

/** Targets of figures over time as a series, dashed; none where no period has one. */
export function targetSeries(all: Answer<{ items: Target[] }>, figures: readonly Figure[]): Series | undefined {
  const first = figures[0];
  if (!first) return undefined;
  const own = ownTargets(all, first.metric, first.variant);
  const points = figures.map((figure) => {
    const target = targetAt(own, figure);
    return target ? { value: target.value, text: value(target.value, unitOf(figure), figure.currency) } : { value: null, text: NOTHING };
  });
  if (points.every((point) => point.value === null)) return undefined;
  return { id: 'target', name: t('targets-value'), tone: 'target', target: true, points };
}
