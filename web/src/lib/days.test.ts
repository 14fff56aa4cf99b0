import { describe, expect, test } from 'vitest';
import { addDays, addMonths, alignEnd, daysBetween, monthsIn, parseDay, startOf, step } from './days';

describe('days', () => {
  test('are read as years, months or days, and not otherwise', () => {
    expect(parseDay('2026')).toBe('2026-01-01');
    expect(parseDay('2026-03')).toBe('2026-03-01');
    expect(parseDay('2026-02-29')).toBeUndefined();
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    expect(parseDay('March')).toBeUndefined();
    expect(parseDay(null)).toBeUndefined();
  });

  test('are shifted across months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-01', -13)).toBe('2024-12-01');
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(monthsIn('2025-11-01', '2026-11-01')).toBe(12);
    expect(monthsIn('2025-11-02', '2026-11-01')).toBeUndefined();
  });

  test('begin periods of the company’s calendar', () => {
    // A Wednesday.
    expect(startOf('2026-11-25', 'week')).toBe('2026-11-23');
    expect(startOf('2026-11-25', 'week', { weekStart: 6, fiscalStart: 1 })).toBe('2026-11-22');
    expect(startOf('2026-11-25', 'quarter')).toBe('2026-10-01');
    expect(startOf('2026-11-25', 'quarter', { weekStart: 0, fiscalStart: 2 })).toBe('2026-11-01');
    expect(startOf('2026-01-05', 'year', { weekStart: 0, fiscalStart: 4 })).toBe('2025-04-01');
  });

  test('end ranges at whole periods', () => {
    expect(alignEnd('2026-11-01', 'month')).toBe('2026-11-01');
    expect(alignEnd('2026-11-02', 'month')).toBe('2026-12-01');
    expect(alignEnd('2026-11-01', 'quarter')).toBe('2027-01-01');
    expect(step('2026-01-01', 'quarter', -1)).toBe('2025-10-01');
  });
});
