import { expect, test } from 'vitest';
import { causesIn, closedMonths, isZero, monthToClose, settingOf, settingsOf, standing, withSetting } from './model';
import type { Month } from './model';

test('a setting is read from how a difference was found', () => {
  expect(settingOf('past_due = churn_after_1_days')).toBe('past_due=churn_after_1_days');
  expect(settingOf('month_length = 365.25')).toBe('month_length=365.25');
  expect(settingOf('ours is that within 3 days, earlier')).toBeUndefined();
  const largest = ['paused = keep', 'paused = keep', 'they do not name this customer'].map((how) => ({ customer_id: 'a', amount: '1.00', how }));
  expect(settingsOf({ cause: 'paused', amount: '3.00', customers: 3, differences: 3, largest })).toEqual(['paused=keep']);
});

test('a policy has each setting once', () => {
  expect(withSetting('standard', 'paused=keep')).toBe('standard,paused=keep');
  expect(withSetting('stripe,paused=drop,tax=in', 'paused=keep')).toBe('stripe,tax=in,paused=keep');
});

test('causes that do nothing are left out', () => {
  const month = { end_of: '2026-09-30', ours: '10.00', discounts: '0.00', tax: '-1.25', theirs: '8.75' } as Month;
  expect(causesIn([month, { ...month, tax: '0.00' }])).toEqual(['tax']);
  expect([isZero('0'), isZero('-0.00'), isZero('0.01'), isZero(undefined)]).toEqual([true, true, false, true]);
});

test('the months of a close are read from its words', () => {
  expect(closedMonths('all up to 2026-10')).toEqual({ last: '2026-10' });
  expect(closedMonths('10.2026')).toEqual({ first: '2026-10', last: '2026-10' });
  expect(closedMonths('2026-09 to 2027-01')).toEqual({ first: '2026-09', last: '2027-01' });
  expect(closedMonths('the third moon')).toBeUndefined();
});

test('the month that can be closed next is the first open one that is over', () => {
  expect(monthToClose('2026-03', '2026-06-30', '2026-06-14')).toBe('2026-04');
  expect(monthToClose('2026-05', '2026-06-30', '2026-06-14')).toBeUndefined();
  expect(monthToClose('2026-05', '2026-06-30', '2026-07-01')).toBe('2026-06');
  // Nothing is closed: the last month that the data tell in full.
  expect(monthToClose(undefined, '2026-05-31', '2026-07-14')).toBe('2026-05');
  expect(monthToClose(undefined, '2026-05-20', '2026-07-14')).toBe('2026-04');
  expect(monthToClose(undefined, '2026-09-20', '2026-07-14')).toBe('2026-06');
  expect(monthToClose(undefined, undefined, '2026-07-14')).toBeUndefined();
});

test('the last close is the one that has not been reopened', () => {
  const close = (number: number, month: string, reopened_at: string | null) => ({ close: number, month, reopened_at }) as Parameters<typeof standing>[0][number];
  expect(standing([close(1, '2026-01', null), close(2, '2026-02', '2026-03-05T00:00:00Z')])?.close).toBe(1);
  expect(standing([])).toBeUndefined();
});
