import { expect, test } from 'vitest';
import { happened, netOf, restOf, split, STEPS } from './bridge';
import type { Span } from './bridge';
import { figureEnding, series, termSeries, unitOf } from './figures';
import type { Figure } from './figures';

const zero = Object.fromEntries(STEPS.map((step) => [step, '0.00'])) as Record<(typeof STEPS)[number], string>;
const span: Span = {
  ...zero,
  from: '2026-01-01',
  to: '2026-02-01',
  opening: '100.00',
  new: '30.10',
  churn: '-20.05',
  paused: '-1.00',
  resumed: '0.50',
  closing: '109.55',
  gap: '0.00',
  movements: { merge: 1 },
  undefined: null,
  partial: false,
};

test('the steps of a bridge sum to what changed', () => {
  expect(netOf(span)).toBe('9.55');
  expect(restOf(span)).toBe('-0.50');
  expect(netOf({ ...span, closing: null })).toBeNull();
});

test('steps that happened are shown, those of no amount among them', () => {
  expect(happened([span])).toEqual(['new', 'churn', 'paused', 'resumed', 'merge']);
});

test('the last span is the whole range', () => {
  expect(split([span, { ...span, to: '2026-03-01' }]).whole?.to).toBe('2026-03-01');
  expect(split([]).whole).toBeUndefined();
});

test('figures are found by variant and by where their period ends', () => {
  const figure = (variant: string, to: string): Figure => ({
    metric: 'arpa',
    variant,
    from: '2026-01-01',
    to,
    value: '10.00',
    unit: 'money',
    currency: 'EUR',
    undefined: null,
    exact: null,
    read_as: null,
    segment: null,
    interval: null,
    terms: [{ measure: 'paying_customers', value: '7', unit: 'count' }],
    partial: false,
  });
  const all = [figure('standard', '2026-02-01'), figure('standard', '2026-03-01'), figure('other', '2026-03-01')];
  expect(series(all, 'arpa')).toHaveLength(2);
  expect(figureEnding(all, '2026-03-01')?.variant).toBe('standard');
  expect(figureEnding(all, undefined)).toBeUndefined();
  const [counted] = termSeries(all, 'paying_customers');
  expect(counted).toMatchObject({ value: '7', unit: 'count', currency: null });
  expect(unitOf({ unit: 'ratio', read_as: 'multiple' })).toBe('multiple');
});
