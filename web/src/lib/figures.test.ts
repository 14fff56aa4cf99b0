import { expect, test } from 'vitest';
import { isComparable } from './figures';

test('what adds up in a period that is not over is held against no whole one', () => {
  const figure = (metric: string, variant: string, partial: boolean) => ({ metric, variant, partial });
  expect(isComparable(figure('net_new_mrr', 'standard', true))).toBe(false);
  expect(isComparable(figure('customer_churn', 'standard', true))).toBe(false);
  expect(isComparable(figure('net_new_mrr', 'standard', false))).toBe(true);
  // A level is one at any instant, and a year back from it is a whole year.
  expect(isComparable(figure('mrr', 'standard', true))).toBe(true);
  expect(isComparable(figure('nrr', 'trailing_12', true))).toBe(true);
});
