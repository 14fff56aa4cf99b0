// A target as the server keeps it, the days of its period, and which one a figure is held against.

import { YEARLY } from './yearly';
import { addMonths } from './days';
import { decimal, fixed } from './exact';
import type { Unit } from './format';
import { plainNumber } from './typed';
import type { Marks } from './typed';
import type { Target } from './api.gen';
import type { Day } from './days';

export type { Target } from './api.gen';

/** First day of `2026`, `2026-Q3` or `2026-07`, and the first day after. */
export function daysOf(period: string): { from: Day; to: Day } | undefined {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(\d\d)))?$/.exec(period);
  if (!found) return undefined;
  const [, year = '', quarter, month] = found;
  const first = quarter ? (Number(quarter) - 1) * 3 + 1 : Number(month ?? '1');
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addMonths(from, quarter ? 3 : month ? 1 : 12) };
}

/** How periods are written that a target may be of: the years, quarters and months around a day. */
export function periodsAround(today: Day): { year: string[]; quarter: string[]; month: string[] } {
  const [year, month] = [Number(today.slice(0, 4)), today.slice(0, 7)];
  const first = `${month}-01`;
  const months = Array.from({ length: 37 }, (_, at) => addMonths(first, at - 12).slice(0, 7));
  const quarters = months.map((one) => `${one.slice(0, 4)}-Q${Math.ceil(Number(one.slice(5)) / 3)}`);
  return { year: [year - 1, year, year + 1, year + 2].map(String), quarter: [...new Set(quarters)], month: months };
}

/** What people type of a value in its own unit, as the server keeps it: 105 of per cent is 1.05; undefined
 * where it is no number. */
export function keptValue(typed: string, unit: Unit, marks: Marks): string | undefined {
  const text = plainNumber(typed.replace(/[%×]/g, ''), marks);
  const exact = decimal(text);
  if (text === undefined || !exact) return undefined;
  const places = (text.split('.')[1] ?? '').length + 2;
  return unit === 'ratio' ? fixed({ num: exact.num, den: exact.den * 100n }, places) : text;
}

/** What they are at a moment: a year's target is one of each of its months, too. */
const LEVELS: readonly string[] = ['mrr', 'arr', 'arpa'];

/** Whether a figure says the same however long its period is, so that targets of longer ones fit. */
export function isLevel(metric: string, variant: string): boolean {
  return LEVELS.includes(metric) || YEARLY.includes(variant);
}

/** A figure, as far as targets ask. */
interface Of {
  metric: string;
  variant: string;
  from: Day;
  to: Day;
}

/** The targets of a metric's variant; `usual` is the one that is meant where none is named. */
export function targetsOf(all: readonly Target[], metric: string, variant: string, usual: string | undefined): Target[] {
  return all.filter((one) => one.metric === metric && (one.variant || usual) === variant);
}

/** The target that a figure can be held against as it is: of the same period, or of a longer one
 * where that makes no difference; the closest. */
export function targetAt(own: readonly Target[], of: Of): Target | undefined {
  const level = isLevel(of.metric, of.variant);
  const fitting = own.flatMap((target) => {
    const days = daysOf(target.period);
    if (!days) return [];
    const same = days.from === of.from && days.to === of.to;
    const around = level && days.from <= of.from && days.to >= of.to;
    return same || around ? [{ target, days }] : [];
  });
  return fitting.sort((a, b) => b.days.from.localeCompare(a.days.from) || a.days.to.localeCompare(b.days.to))[0]?.target;
}

/** The target to aim at from a figure: one that fits, else that of the shortest period around it. */
export function targetAround(own: readonly Target[], of: Of): Target | undefined {
  const around = own.flatMap((target) => {
    const days = daysOf(target.period);
    return days && days.from <= of.from && days.to >= of.to ? [{ target, days }] : [];
  });
  return targetAt(own, of) ?? around.sort((a, b) => b.days.from.localeCompare(a.days.from))[0]?.target;
}
