import { describe, expect, test } from 'vitest';
import { grid, parts, share } from './cohorts';
import type { CohortCell } from './cohorts';

function cell(from: string, age: number, logo: string | null, more: Partial<CohortCell> = {}): CohortCell {
  const known = logo !== null;
  return { from, to: '2026-02-01', age, customers: known ? 8 : null, present: known ? 6 : null, logo, undefined: known ? null : 'not enough time has passed', ...more };
}

describe('cohorts', () => {
  const cells = [
    cell('2026-01-01', 0, '1'),
    cell('2026-01-01', 1, '0.75'),
    cell('2026-01-01', 2, null),
    cell('2026-02-01', 0, '1'),
    cell('2026-02-01', 1, null),
    cell('2026-02-01', 2, null),
    cell('mean', 0, '1', { to: '' }),
    cell('mean', 1, '0.75', { to: '' }),
    cell('mean', 2, null, { to: '' }),
  ];

  test('become rows by age, cut where no cohort is old enough', () => {
    const { cohorts, mean, ages } = grid(cells, 'logo');
    expect(ages).toBe(2);
    expect(cohorts.map((one) => [one.from, one.size, one.cells.length])).toEqual([
      ['2026-01-01', 8, 2],
      ['2026-02-01', 8, 2],
    ]);
    expect(mean.map((one) => share(one, 'logo'))).toEqual(['1', '0.75']);
  });

  test('have no share where they are too young, never 0', () => {
    const young = cell('2026-02-01', 1, null);
    expect(share(young, 'logo')).toBeNull();
    expect(share({ ...young, logo: '' }, 'logo')).toBeNull();
    expect(parts(young, 'logo')).toBeUndefined();
  });

  test('say what is left of what', () => {
    expect(parts(cell('2026-01-01', 1, '0.75'), 'logo')).toEqual({ left: '6', of: '8', money: false });
    const net = cell('2026-01-01', 1, '1', { net: '1.1', net_mrr: '110.00', base_mrr: '100.00' });
    expect(parts(net, 'net')).toEqual({ left: '110.00', of: '100.00', money: true });
  });
});
