// Figures as the server tells them, and what is made of them for screens.

import type { Unit } from './format';
import type { Day } from './days';

export interface Interval {
  level: string;
  low: string | null;
  high: string | null;
  method: string;
  n?: number;
  caution?: 'too_few' | 'few' | 'concentrated';
}

export interface Term {
  measure: string;
  value: string;
  unit?: Figure['unit'];
}

export interface Figure {
  metric: string;
  variant: string;
  from: Day;
  to: Day;
  group?: string;
  value: string | null;
  unit: 'money' | 'count' | 'ratio' | 'number' | 'duration' | 'months';
  read_as?: 'percent' | 'multiple' | null;
  currency: string | null;
  /** Why there is no value, in the language that was asked for. */
  undefined: string | null;
  interval: Interval | null;
  interval_undefined?: string;
  terms: Term[];
  partial: boolean;
  corrections?: string;
}

export interface Figures {
  policy: { name: string; hash: string };
  known_at: string | null;
  data_through: Day | null;
  figures: Figure[];
  remarks?: string[];
}

/** How a figure is read. */
export function unitOf(figure: Pick<Figure, 'unit'> & { read_as?: Figure['read_as'] | undefined }): Unit {
  return figure.unit === 'ratio' && figure.read_as === 'multiple' ? 'multiple' : figure.unit;
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
