import { expect, test } from 'vitest';
import { daysOf } from './target';

test('periods have days', () => {
  expect(daysOf('2026')).toEqual({ from: '2026-01-01', to: '2027-01-01' });
  expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
  expect(daysOf('2026-07')).toEqual({ from: '2026-07-01', to: '2026-08-01' });
  expect(daysOf('July')).toBeUndefined();
});
