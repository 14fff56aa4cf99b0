import { expect, test } from 'vitest';
import { daysOf, keptValue, periodsAround, targetAround, targetAt, targetsOf } from './target';
import type { Target } from './target';
import { marksOf } from './typed';

const target = (period: string, metric = 'mrr', variant = ''): Target => ({ id: 1, metric, variant, period, value: '1', author: 'ana@example.com', updated_at: '2026-01-01T00:00:00Z' });
const [en, ro] = [marksOf('en'), marksOf('ro')];
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

test('a target is typed in the unit of its metric, as the language writes numbers', () => {
  expect(keptValue('105', 'ratio', en)).toBe('1.05');
  expect(keptValue('105,5 %', 'ratio', ro)).toBe('1.055');
  expect(keptValue('-2.5', 'ratio', en)).toBe('-0.025');
  expect(keptValue('25,000', 'money', en)).toBe('25000');
  expect(keptValue('25 000,50', 'money', ro)).toBe('25000.50');
  expect(keptValue('1.234,5', 'number', ro)).toBe('1234.5');
  expect(keptValue('3 ×', 'multiple', en)).toBe('3');
  for (const wrong of ['', 'many', '1.2.3', '1e3']) expect(keptValue(wrong, 'count', en)).toBeUndefined();
});

test('periods to choose from are those around today, as the server reads them', () => {
  const { year, quarter, month } = periodsAround('2026-11-22');
  expect(year).toEqual(['2025', '2026', '2027', '2028']);
  expect([month[0], month.at(-1)]).toEqual(['2025-11', '2028-11']);
  expect([quarter[0], quarter.at(-1)]).toEqual(['2025-Q4', '2028-Q4']);
  for (const period of [...year, ...quarter, ...month]) expect(daysOf(period)).toBeDefined();
});
