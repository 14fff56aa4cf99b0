// Periods along an axis, and figures as series of a chart.

import type { Place, Point, Series, Tone } from '../charts/model';
import type { Tick } from '../charts/scale';
import { company } from './company.svelte';
import { approx } from './exact';
import type { Figure } from './figures';
import { unitOf } from './figures';
import { NOTHING } from './format';
import { period, value } from './fmt.svelte';
import { href } from './location.svelte';
import { said } from './say.svelte';
import { t } from './words.svelte';

export function placesOf(figures: readonly { from: string; to: string }[]): Place[] {
  const grain = company.look.grain;
  return figures.map(({ from, to }) => ({ label: period(from, to, grain), short: period(from, to, grain, true), from, to }));
}

/** The rows that a figure is made of; none of a part without a heading, which no address names. */
function rowsOf({ metric, variant, group, from, value: known }: Figure, by: string | undefined): string | undefined {
  if (known === null || group === '') return undefined;
  return href('figure', { metric }, { own: { variant, by, group, at: from } });
}

/** A figure as a point, with where chance may have moved it; `by` is what it was split by. */
export function pointOf(figure: Figure, by?: string): Point {
  const interval = figure.interval;
  const ends = [interval?.low, interval?.high].filter((end): end is string => typeof end === 'string');
  const about = ends.map((end) => value(end, unitOf(figure), figure.currency, { compact: true }));
  const text = figure.value === null ? `${NOTHING} ${figure.undefined ?? ''}`.trim() : said(figure);
  return {
    value: figure.value,
    text: about.length === 2 ? `${text} (${t('interval', { low: about[0] ?? '', high: about[1] ?? '' })})` : text,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    partial: figure.partial,
    href: rowsOf(figure, by),
  };
}

export function seriesOf(id: string, name: string, tone: Tone, figures: readonly Figure[], by?: string): Series {
  return { id, name, tone, points: figures.map((figure) => pointOf(figure, by)) };
}

/** As much of a figure as says how it stands on an axis. */
type Like = Pick<Figure, 'unit' | 'read_as' | 'value' | 'currency'>;

/** Short times are read in hours, so their axis has round hours. */
export function factorOf(figures: readonly Like[]): number {
  const days = figures.map((figure) => (figure.unit === 'duration' ? (approx(figure.value) ?? 0) : 2));
  return days.length > 0 && Math.max(...days) < 2 ? 24 : 1;
}

/** How values of these figures stand on an axis, which `together` share. */
export function tickOf(figures: readonly Like[], together: readonly Like[] = figures): Tick {
  const first = figures[0];
  if (!first) return (text) => text;
  const time = timeOf(together);
  return (text, finer = 0) => value(text, unitOf(first), first.currency, { compact: true, time, finer });
}

/** The unit that suits the longest of these times, which all of them are told in on an axis. */
function timeOf(figures: readonly Like[]): 'day' | 'hour' | 'minute' {
  if (factorOf(figures) === 1) return 'day';
  const longest = Math.max(...figures.map((figure) => approx(figure.value) ?? 0));
  return longest * 24 < 2 ? 'minute' : 'hour';
}
