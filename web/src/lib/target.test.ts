import { expect, test } from 'vitest';
import { daysOf, targetAround, targetAt, targetsOf } from './target';
import type { Target } from './target';

const target = (period: string, metric = 'mrr', variant = ''): Target => ({ id: 1, metric, variant, period, value: '1', author: 'ana@example.com', updated_at: '2026-01-01T00:00:00Z' });
const october = { from: '2026-10-01', to: '2026-11-01' };

test('periods have days', () => {
  expect(daysOf('2026')).toEqual({ from: '2026-01-01', to: '2027-01-01' });
  expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
  expect(daysOf('2026-07')).toEqual({ from: '2026-07-01', to: '2026-08-01' });
  expect(daysOf('July')).toBeUndefined();
});

test('a target without a variant is of the usual one', () => {
  const all = [target('2026'), target('2026', 'mrr', 'other'), target('2026', 'nrr')];
  expect(targetsOf(all, 'mrr', 'standard', 'standard')).toHaveLength(1);
  expect(targetsOf(all, 'mrr', 'other', 'standard')).toHaveLength(1);
});

test('levels are held against the closest target, flows only against that of their own period', () => {
  const own = [target('2026'), target('2026-Q4'), target('2026-09')];
  expect(targetAt(own, { metric: 'mrr', variant: 'standard', ...october })?.period).toBe('2026-Q4');
  expect(targetAt(own, { metric: 'net_new_mrr', variant: 'standard', ...october })).toBeUndefined();
  expect(targetAt([...own, target('2026-10')], { metric: 'net_new_mrr', variant: 'standard', ...october })?.period).toBe('2026-10');
  expect(targetAt([target('2026')], { metric: 'nrr', variant: 'trailing_12', ...october })?.period).toBe('2026');
});

test('what is aimed at is the target of the shortest period around', () => {
  const own = [target('2026'), target('2026-Q4'), target('2026-Q3')];
  expect(targetAround(own, { metric: 'net_new_mrr', variant: 'standard', ...october })?.period).toBe('2026-Q4');
  expect(targetAround([target('2025')], { metric: 'net_new_mrr', variant: 'standard', ...october })).toBeUndefined();
});
