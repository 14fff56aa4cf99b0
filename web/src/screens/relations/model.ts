// What `tenure relate` tells: how metrics move together, pair by pair and lag by lag.

import type { Correlation as Found, RelatedPair as Link, RelatedMetric as Metric } from '../../lib/api.gen';
import { approx } from '../../lib/exact';

export type { Correlation as Found, RelatedMetric as Metric, RelatedPair as Link, Relations as Told } from '../../lib/api.gen';

export const OF = ['changes', 'levels'] as const;
export type Of = (typeof OF)[number];

export function idOf(metric: Metric): string {
  return `${metric.metric}:${metric.variant}`;
}

/** The pair in the order in which the answer has it, whichever way it is asked. */
export function pairOf(links: readonly Link[], a: string, b: string): Link[] {
  return links
    .filter((link) => (link.first === a && link.second === b) || (link.first === b && link.second === a))
    .sort((x, y) => x.lag - y.lag);
}

/** The strongest of each pair, by both ids. */
export function strongestOf(strongest: readonly Link[]): Map<string, Link> {
  return new Map(strongest.flatMap((link) => [[`${link.first} ${link.second}`, link] as const, [`${link.second} ${link.first}`, link] as const]));
}

/** Who comes first: the earlier metric, the later one, and by how many months. */
export function order(link: Link): { before: string; after: string; months: number } {
  return link.lag < 0
    ? { before: link.second, after: link.first, months: -link.lag }
    : { before: link.first, after: link.second, months: link.lag };
}

/** Hardly luck, even though so many pairs were looked at. */
export function isLikely(found: Found): boolean {
  return (approx(found.false_share) ?? 1) < 0.05;
}

/** Whether the interval leaves open which way it goes. */
export function isOpen(found: Found): boolean {
  const [low, high] = [approx(found.interval?.low), approx(found.interval?.high)];
  return low === null || high === null || (low <= 0 && high >= 0);
}
