// Figures as the server tells them, and what is made of them for screens.

import type { Figure } from './api.gen';
import type { Day } from './days';
import type { Unit } from './format';

export type { Figure, Interval, MetricFigures as Figures, Term } from './api.gen';

/** How a figure is read. */
export function unitOf(figure: Pick<Figure, 'unit'> & { read_as?: Figure['read_as'] | undefined }): Unit {
  return figure.unit === 'ratio' && figure.read_as === 'multiple' ? 'multiple' : figure.unit;
}

/** What stands at an instant, or over a year up to it, whatever period it is shown in. */
const AT_AN_INSTANT: readonly string[] = ['mrr', 'arr', 'arpa'];

/** Whether a figure may be held against that of a whole period: what adds up in a period that is not over may not. */
export function isComparable(figure: Pick<Figure, 'metric' | 'variant' | 'partial'>): boolean {
  return !figure.partial || AT_AN_INSTANT.includes(figure.metric) || figure.variant === 'trailing_12';
}

/** The figures of a metric's variant, by period. */
export function series(all: readonly Figure[], metric: string, variant?: string): Figure[] {
  const own = all.filter((figure) => figure.metric === metric);
  const slug = variant ?? own[0]?.variant;
  return own.filter((figure) => figure.variant === slug);
}

/** A term of figures as figures of its own: what the measure was, by period. */
export function termSeries(figures: readonly Figure[], measure: string): Figure[] {
  return figures.map((figure) => {
    const term = figure.terms.find((one) => one.measure === measure);
    return {
      ...figure,
      variant: figure.variant,
      value: term?.value ?? null,
      unit: 'count',
      read_as: null,
      currency: null,
      interval: null,
      terms: term ? [term] : [],
    };
  });
}

/** Figures by heading, in the order in which headings come. */
export function byGroup(figures: readonly Figure[]): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = figure.group ?? '';
    const own = groups.get(key);
    if (own) own.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

/** The figure of the period that ends before a day. Figures over a year end with theirs, too. */
export function figureEnding(figures: readonly Figure[], to: Day | undefined): Figure | undefined {
  return to === undefined ? undefined : figures.find((figure) => figure.to === to);
}
