import { describe, expect, test } from 'vitest';
import { knownThen, lastAgainst, preset, readView, resolve, writeView } from './view';
import type { Extent, View } from './view';

const extent: Extent = { through: '2026-10-31', today: '2026-11-22' };

describe('the address', () => {
  test('says a view, and a view says its address', () => {
    const view: View = {
      from: '2025-01-01',
      to: '2026-01-01',
      grain: 'quarter',
      compare: 'year',
      segment: 'plan = "Pro" and mrr > 500 & more',
      currency: 'USD',
      known_at: '2026-03-01T12:00:00Z',
      workspace: 'demo',
    };
    const text = writeView(view).toString();
    expect(readView(new URLSearchParams(text))).toEqual({ ...view, cfrom: undefined });
    expect(writeView(readView(new URLSearchParams(text))).toString()).toBe(text);
  });

  test('keeps what is a screen’s own', () => {
    const search = writeView({ grain: 'week' }, new URLSearchParams('of=net&grain=month'));
    expect(search.get('of')).toBe('net');
    expect(search.get('grain')).toBe('week');
  });

  test('that makes no sense is as if it said nothing', () => {
    const view = readView(new URLSearchParams('from=yesterday&grain=hour&currency=euro&compare=x'));
    expect(Object.values(view).every((value) => value === undefined)).toBe(true);
    const turned = readView(new URLSearchParams('from=2026-05&to=2026-01'));
    expect([turned.from, turned.to]).toEqual([undefined, undefined]);
  });
});

describe('what was left open', () => {
  test('is the last twelve complete months, against those before', () => {
    const view = resolve({}, extent);
    expect([view.from, view.to, view.grain]).toEqual(['2025-11-01', '2026-11-01', 'month']);
    expect(view.against).toEqual({ from: '2024-11-01', to: '2025-11-01' });
  });

  test('does not take in a month that is not over', () => {
    expect(resolve({}, { through: '2026-10-30', today: '2026-11-22' }).to).toBe('2026-10-01');
    expect(resolve({}, { through: '2027-10-31', today: '2026-11-22' }).to).toBe('2026-11-01');
  });

  test('ends where it did at the time as of which is asked', () => {
    const then = knownThen(extent, '2026-06-01T00:00:00Z');
    expect(then).toEqual({ through: '2026-06-01', today: '2026-06-01' });
    expect(resolve({ known_at: '2026-06-01T00:00:00Z' }, then).to).toBe('2026-06-01');
    expect(knownThen(extent, '2026-11-10T00:00:00Z').through).toBe('2026-10-31');
    expect(knownThen(extent, undefined)).toBe(extent);
  });

  test('ends with a period that is over, however long', () => {
    const quarters = resolve({ grain: 'quarter' }, extent);
    expect([quarters.from, quarters.to]).toEqual(['2024-10-01', '2026-10-01']);
    const years = resolve({ grain: 'year' }, extent);
    expect([years.from, years.to]).toEqual(['2021-01-01', '2026-01-01']);
    const weeks = resolve({ grain: 'week' }, extent);
    expect(weeks.to).toBe('2026-10-26');
  });

  test('ends where the data do, whatever was asked for, save for records that reach further', () => {
    const year = resolve({ from: '2026-07-01', to: '2027-04-01' }, extent);
    expect([year.from, year.to, year.beyond, year.ahead]).toEqual(['2026-07-01', '2026-11-01', '2027-04-01', false]);
    expect(year.against).toEqual({ from: '2026-03-01', to: '2026-07-01' });
    const records = resolve({ from: '2026-07-01', to: '2027-04-01' }, { ...extent, records: true });
    expect([records.to, records.beyond]).toEqual(['2026-12-01', '2027-04-01']);
    // The period that holds the last day of the data stays whole.
    expect(resolve({ from: '2026-01-01', to: '2027-01-01', grain: 'year' }, extent).beyond).toBeUndefined();
    expect(resolve({}, extent).beyond).toBeUndefined();
  });

  test('is ahead of the data, and stays as it was asked for', () => {
    const next = resolve({ from: '2027-01-01', to: '2027-04-01' }, extent);
    expect([next.from, next.to, next.beyond, next.ahead]).toEqual(['2027-01-01', '2027-04-01', undefined, true]);
    expect(resolve({ from: '2026-11-01', to: '2026-12-01' }, extent).ahead).toBe(true);
    expect(resolve({ from: '2026-11-01', to: '2026-12-01' }, { ...extent, records: true }).ahead).toBe(false);
    expect(resolve({ from: '2026-11-01', to: '2026-12-01' }, { through: undefined, today: '2026-11-22' }).ahead).toBe(false);
  });

  test('is brought to whole periods', () => {
    const view = resolve({ from: '2026-02-10', to: '2026-05-03', grain: 'quarter' }, extent);
    expect([view.from, view.to]).toEqual(['2026-01-01', '2026-07-01']);
    expect(view.against).toEqual({ from: '2025-07-01', to: '2026-01-01' });
  });

  test('compares weeks with those of the same weekdays', () => {
    const view = resolve({ from: '2026-09-28', to: '2026-10-26', grain: 'week', compare: 'year' }, extent);
    expect(view.against).toEqual({ from: '2025-09-29', to: '2025-10-27' });
  });

  test('compares with a range that was chosen, of the same length', () => {
    const view = resolve({ from: '2026-01-01', to: '2026-04-01', compare: 'custom', cfrom: '2024-06-15' }, extent);
    expect(view.against).toEqual({ from: '2024-06-01', to: '2024-09-01' });
    expect(resolve({ compare: 'none' }, extent).against).toBeUndefined();
  });

  test('has presets', () => {
    expect(preset('month', extent)).toEqual({ from: '2026-10-01', to: '2026-11-01' });
    expect(preset('last_year', extent)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
    expect(preset('to_date', extent)).toEqual({ from: '2025-12-01', to: '2026-12-01' });
  });
});

describe('comparing days and weeks', () => {
  const extent = { through: '2026-10-31', today: '2026-11-22' };
  const days = { from: '2026-10-01', to: '2026-10-11', grain: 'day' } as const;

  test('matches weekdays where it is asked to', () => {
    expect(resolve(days, extent).against).toEqual({ from: '2026-09-21', to: '2026-10-01' });
    // Ten days are two weeks away, so that a Thursday stands against a Thursday.
    expect(resolve({ ...days, weekday: 'match' }, extent).against).toEqual({ from: '2026-09-17', to: '2026-09-27' });
    expect(resolve({ ...days, compare: 'year' }, extent).against?.from).toBe('2025-10-02');
    expect(resolve({ ...days, compare: 'year', weekday: 'date' }, extent).against).toEqual({ from: '2025-10-01', to: '2025-10-11' });
  });

  test('the last day is held against the day before, or the same of a week before', () => {
    expect(lastAgainst(resolve(days, extent))).toEqual({ from: '2026-10-09', to: '2026-10-10' });
    expect(lastAgainst(resolve({ ...days, weekday: 'match' }, extent))).toEqual({ from: '2026-10-03', to: '2026-10-04' });
    const months = resolve({ compare: 'year' }, extent);
    expect(lastAgainst(months)).toEqual({ from: '2025-10-01', to: '2025-11-01' });
    expect(lastAgainst(resolve({ compare: 'none' }, extent))).toBeUndefined();
  });
});

test('periods that are not over are left out where that is wished', () => {
  const extent = { through: '2026-11-20', today: '2026-11-22' };
  const asked = { from: '2026-08-01', to: '2026-12-01' };
  expect(resolve(asked, extent).to).toBe('2026-12-01');
  expect(resolve({ ...asked, complete: 'only' }, extent).to).toBe('2026-11-01');
  expect(resolve({ ...asked, grain: 'day', complete: 'only' }, extent).to).toBe('2026-11-21');
  // Where none is over, what was asked for stays.
  expect(resolve({ from: '2026-11-01', to: '2026-12-01', complete: 'only' }, extent).to).toBe('2026-12-01');
});
