import { expect, test } from 'vitest';
import { exampleOf, worked } from './worked';
import type { Figure } from '../../lib/figures';

const term = (measure: string, value: string) => ({ measure, value, unit: 'count' as const });

test('terms of a formula become numbers, windows with them', () => {
  const terms = [term('opening_mrr', '100'), term('opening_mrr[12 months]', '80'), term('lost', '5')];
  const shown = (one: { value: string }) => one.value;
  expect(worked('(opening_mrr − lost) ÷ opening_mrr[12 months]', terms, shown)).toBe('(100 − 5) ÷ 80');
  expect(worked('half of them are there', terms, shown)).toBeUndefined();
});

test('an example is of the last whole period that is told', () => {
  const figure = (to: string, value: string | null, partial = false, group?: string) =>
    ({ variant: 'standard', from: to, to, value, partial, group, terms: [term('a', '1')] }) as unknown as Figure;
  const figures = [figure('2026-01', '1'), figure('2026-02', '2'), figure('2026-03', '3', true), figure('2026-04', null)];
  expect(exampleOf(figures, 'standard')?.to).toBe('2026-02');
  expect(exampleOf([figure('2026-03', '3', true)], 'standard')?.to).toBe('2026-03');
  expect(exampleOf([figure('2026-02', '2', false, 'a'), figure('2026-02', '3', false, 'b')], 'standard')?.group).toBe('a');
  expect(exampleOf(figures, 'other')).toBeUndefined();
});
