// Sentences about figures, in the language that is spoken.

import { company } from './company.svelte';
import { approx, sign, decimal } from './exact';
import type { Figure } from './figures';
import { unitOf } from './figures';
import { NOTHING, numbers, points } from './format';
import type { Change, Style, Unit } from './format';
import { day, percent, span, value } from './fmt.svelte';
import { t, words } from './words.svelte';

/** A figure's value, or a dash. */
export function said(figure: Figure, style?: Style): string {
  return figure.value === null ? NOTHING : value(figure.value, unitOf(figure), figure.currency, style);
}

/** A change in words and signs: `▲ 4.2%`, `▼ 1.30 pp`. */
export function changed(change: Change, unit: Unit, currency: string | null): string {
  if (change.way === 0) return t('delta-same');
  const arrow = change.way > 0 ? '▲' : '▼';
  const plain = (text: string) => text.replace(/^-/, '');
  if (unit === 'ratio') return `${arrow} ${t('delta-points', { n: number(plain(points(change.difference)), 2) })}`;
  if (change.share !== undefined) return `${arrow} ${percent(plain(change.share))}`;
  return `${arrow} ${value(plain(change.difference), unit, currency, { compact: true })}`;
}

/** A difference with its sign; of rates in percentage points. */
export function differs(change: Change, unit: Unit, currency: string | null): string {
  if (unit === 'ratio') return t('delta-points', { n: number(points(change.difference), 2, 'exceptZero') });
  return value(change.difference, unit, currency, { signed: true });
}

function number(text: string, places: number, signDisplay: 'auto' | 'exceptZero' = 'auto'): string {
  const options = { minimumFractionDigits: places, maximumFractionDigits: places, signDisplay };
  return numbers(words.lang, options).format(text as Intl.StringNumericLiteral).replace('-', '−');
}

/** Whether a change is for the better. */
export function judged(change: Change, better: 'up' | 'down' | '' | null): 'good' | 'bad' | 'plain' {
  if (change.way === 0 || !better) return 'plain';
  return (change.way > 0) === (better === 'up') ? 'good' : 'bad';
}

/** Whether a decimal is below zero. */
export function negative(text: string | null | undefined): boolean {
  const exact = decimal(text);
  return exact !== undefined && sign(exact) < 0;
}

/** What a series of values did, in a sentence for those who do not see the line. */
export function summary(
  name: string,
  all: readonly { label: string; value: string | null; text: string }[],
): string {
  const known = all.filter((one) => one.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return t('summary-nothing', { name });
  if (first === last) return t('summary-one', { name, label: first.label, value: first.text });
  const by = (a: string | null) => approx(a) ?? 0;
  const high = known.reduce((a, b) => (by(b.value) > by(a.value) ? b : a));
  const low = known.reduce((a, b) => (by(b.value) < by(a.value) ? b : a));
  const way = by(last.value) > by(first.value) ? 'up' : by(last.value) < by(first.value) ? 'down' : 'same';
  const said = { name, first: first.label, from: first.text, last: last.label, to: last.text };
  const ends = { high: high.text, when_high: high.label, low: low.text, when_low: low.label };
  return t('summary-series', { ...said, ...ends, way });
}

/** What is looked at, in a line: for pictures and paper, which have no controls. */
export function lookedAt(): string {
  const view = company.view;
  if (!view) return '';
  const known = view.known_at && t('data-known', { day: day(view.known_at.slice(0, 10)) });
  return [company.data?.name, span(view.from, view.to), view.segment, company.currency, known].filter(Boolean).join(' · ');
}
