import { expect, test } from 'vitest';
import type { Fact } from '../../lib/customers';
import { standing } from './terms';

const source = { table: 't', id: '', file: null, line: null, from: null, recorded_at: '', updated_at: null };
const row = (cells: Record<string, unknown>): Fact => ({ source, ...cells });
const tables = (subscriptions: Fact[], changes: Fact[], count = changes.length) => ({
  subscriptions: { count: subscriptions.length, rows: subscriptions },
  subscription_changes: { count, rows: changes },
});

const BEGAN = row({ subscription_id: 's', item_id: 'i', plan_id: 'starter-monthly', quantity: '1', amount: '29.00', currency: 'EUR', interval: 'month', interval_count: 1, status: 'active' });
// As the API has them: the newest first.
const CHANGES = [
  row({ subscription_id: 's', changed_at: '2026-03-01T00:00:00Z', status: 'past_due' }),
  row({ subscription_id: 's', item_id: 'i', changed_at: '2025-12-22T10:00:00Z', plan_id: 'starter-yearly', amount: '319.00', interval: 'year' }),
  row({ subscription_id: 's', item_id: 'i', changed_at: '2025-06-22T10:00:00Z', quantity: '2', amount: '58.00' }),
];

test('a subscription stands as its changes left it, on the day that is looked at', () => {
  const [now] = standing(tables([BEGAN], CHANGES), '2026-10-31') ?? [];
  expect(now).toMatchObject({ plan_id: 'starter-yearly', quantity: '2', amount: '319.00', interval: 'year', changed_at: '2025-12-22T10:00:00Z', status: 'active' });
  const [then] = standing(tables([BEGAN], CHANGES), '2025-12-21') ?? [];
  expect(then).toMatchObject({ plan_id: 'starter-monthly', quantity: '2', amount: '58.00', interval: 'month' });
  expect(standing(tables([BEGAN], CHANGES), '2025-01-01')).toEqual([BEGAN]);
});

test('the day is one of the company’s time', () => {
  const late = [row({ subscription_id: 's', item_id: 'i', changed_at: '2026-01-31T23:30:00Z', quantity: '3' })];
  expect(standing(tables([BEGAN], late), '2026-01-31', 'UTC')?.[0]).toMatchObject({ quantity: '3' });
  expect(standing(tables([BEGAN], late), '2026-01-31', 'Europe/Bucharest')?.[0]).toMatchObject({ quantity: '1' });
});

test('a new plan without an amount takes the old amount away', () => {
  const [now] = standing(tables([BEGAN], [row({ subscription_id: 's', item_id: 'i', changed_at: '2026-01-01', plan_id: 'pro' })]), '2026-10-31') ?? [];
  expect(now).toMatchObject({ plan_id: 'pro', quantity: '1' });
  expect(now?.['amount']).toBeUndefined();
  expect(now?.['interval']).toBeUndefined();
});

test('a change of one item leaves the others, and one of none speaks of a subscription with one', () => {
  const other = row({ subscription_id: 's', item_id: 'j', quantity: '5' });
  const change = [row({ subscription_id: 's', changed_at: '2026-01-01', quantity: '9' }), row({ subscription_id: 's', item_id: 'j', changed_at: '2026-01-01', quantity: '6' })];
  expect(standing(tables([BEGAN, other], change), '2026-10-31')?.map((one) => one['quantity'])).toEqual(['1', '6']);
  expect(standing(tables([other], change.slice(0, 1)), '2026-10-31')?.map((one) => one['quantity'])).toEqual(['9']);
});

test('where changes are cut off nobody can say', () => {
  expect(standing(tables([BEGAN], CHANGES, 200), '2026-10-31')).toBeUndefined();
  expect(standing({ subscriptions: { count: 1, rows: [BEGAN] } }, '2026-10-31')).toEqual([BEGAN]);
});
