import { describe, expect, test } from 'vitest';
import { place, share, size, totals, undoneOf } from './model';
import type { Finding, Report, TableCounts } from './model';

const none: TableCounts = { table: 'plans', rows: 0, added: 0, superseded: 0, late: 0, unchanged: 0, repeated: 0, conflicts: 0, rejected: 0 };
const report: Report = {
  schema_version: 1,
  dry_run: true,
  applied: false,
  batch: null,
  time_zone: 'UTC',
  rejected: 2,
  reject_files: [],
  failed_files: ['x.csv'],
  causes: [
    { code: 'unknown-column', severity: 'warning', count: 3 },
    { code: 'invalid-date', severity: 'error', count: 2 },
  ],
  first_findings: [],
  objects: [],
  tables: [
    { ...none, added: 10, superseded: 2, unchanged: 5 },
    { ...none, late: 1, repeated: 1, conflicts: 4, rejected: 2 },
  ],
};

describe('imports', () => {
  test('one is undone with its batch, and with no other', () => {
    const batch = { batch: 3, added: 1, files: 1, recorded_at: '', rejected: 0, source: null, superseded: 0, unchanged: 0, undone_at: '2026-11-01T00:00:00Z' };
    const applied = { state: 'applied' as const, outcome: { remarks: [], report: { ...report, applied: true, batch: 3 } } };
    expect(undoneOf(applied, [batch])?.batch).toBe(3);
    expect(undoneOf(applied, [{ ...batch, undone_at: null }])).toBeUndefined();
    expect(undoneOf(applied, [{ ...batch, batch: 2 }])).toBeUndefined();
    expect(undoneOf(applied, undefined)).toBeUndefined();
    expect(undoneOf({ state: 'planned', outcome: null }, [batch])).toBeUndefined();
  });

  test('rows are ready, known or refused', () => {
    expect(totals(report)).toEqual({ ready: 13, known: 6, warnings: 3, errors: 7 });
  });

  test('how far a job is', () => {
    expect(share({ done: 1, total: 3 })).toBe(33);
    expect(share({ done: 9, total: 3 })).toBe(100);
    expect(share({ done: 1, total: null })).toBeUndefined();
    expect(share({ done: 0, total: 0 })).toBeUndefined();
  });

  test('where a finding is', () => {
    const finding: Finding = { code: 'x', severity: 'error', file: 'a.csv', line: 3, column: 7, table: null, field: null, key: null, value: null, expected: '', hint: null };
    expect(place(finding)).toBe('a.csv:3:7');
    expect(place({ ...finding, column: null })).toBe('a.csv:3');
    expect(place({ ...finding, file: null, line: null, column: null })).toBe('');
  });

  test('sizes have a unit that fits', () => {
    expect(size(900)).toEqual({ value: 0.9, unit: 'kilobyte' });
    expect(size(1_500)).toEqual({ value: 1.5, unit: 'kilobyte' });
    expect(size(2_000_000).unit).toBe('megabyte');
    expect(size(3e9).unit).toBe('gigabyte');
  });
});
