import { expect, test } from 'vitest';
import { isLikely, isOpen, order, pairOf, strongestOf } from './model';
import type { Link } from './model';

const found = { value: '0.5' };
const link = (first: string, second: string, lag: number): Link => ({ first, second, lag, shares_terms: false, changes: found, levels: found });

test('who comes first is said by the sign of the lag', () => {
  expect(order(link('nps', 'churn', 2))).toEqual({ before: 'nps', after: 'churn', months: 2 });
  expect(order(link('nps', 'churn', -3))).toEqual({ before: 'churn', after: 'nps', months: 3 });
  expect(order(link('nps', 'churn', 0)).months).toBe(0);
});

test('a pair is found whichever way it is asked, its lags in order', () => {
  const links = [link('a', 'b', 1), link('a', 'c', 0), link('a', 'b', -1), link('a', 'b', 0)];
  expect(pairOf(links, 'b', 'a').map((one) => one.lag)).toEqual([-1, 0, 1]);
  expect(strongestOf([link('a', 'b', 1)]).get('b a')?.lag).toBe(1);
});

test('luck and open signs are told apart', () => {
  expect(isLikely({ value: '0.9', false_share: '1.2e-3' })).toBe(true);
  expect(isLikely({ value: null })).toBe(false);
  const interval = (low: string, high: string) => ({ value: '0.1', interval: { level: '0.95', low, high, method: 'Bonett-Wright', n: 20 } });
  expect(isOpen(interval('-0.1', '0.3'))).toBe(true);
  expect(isOpen(interval('-0.7', '-0.1'))).toBe(false);
  expect(isOpen({ value: '0.1' })).toBe(true);
});
