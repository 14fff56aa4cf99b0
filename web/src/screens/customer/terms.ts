// Subscriptions as they stand on a day: what a row says is how they began, and changes say what came of it.

import type { Customer, Fact } from '../../lib/customers';

/** What a change replaces where it says it. */
const REPLACED = ['quantity', 'amount', 'currency', 'interval', 'interval_count'] as const;
/** What a plan without a price of the subscription's own brings. */
const OF_PLAN = ['amount', 'currency', 'interval', 'interval_count'] as const;

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const cell = (row: Fact, name: string): Fact[string] => row[name] ?? null;
const said = (row: Fact, name: string): boolean => text(row[name]) !== '';

/** The rows of subscriptions after all changes until the end of a day, in the company's time; `undefined` where not all
 * changes are there, so that nobody can say. `changed_at` is the last of them. */
export function standing(tables: Customer['tables'], day: string, zone = 'UTC'): Fact[] | undefined {
  const rows = tables['subscriptions']?.rows ?? [];
  const changes = tables['subscription_changes'];
  if (changes && changes.count > changes.rows.length) return undefined;
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const dayOf = (at: string) => (at.includes('T') ? local.format(new Date(at)) : at.slice(0, 10));
  const until = (changes?.rows ?? []).filter((row) => dayOf(text(row['changed_at'])) <= day);
  const order = (row: Fact): [string, number, string] => [text(row['changed_at']), Number(row['sequence'] ?? 0), row.source.recorded_at];
  const sorted = [...until].sort((a, b) => {
    const [x, y] = [order(a), order(b)];
    return x[0].localeCompare(y[0]) || x[1] - y[1] || x[2].localeCompare(y[2]);
  });
  return rows.map((row) => {
    const alone = rows.filter((other) => other['subscription_id'] === row['subscription_id']).length === 1;
    const own = sorted.filter((change) => change['subscription_id'] === row['subscription_id'] && (text(change['item_id']) === text(row['item_id']) || (!said(change, 'item_id') && alone)));
    return own.reduce(applied, row);
  });
}

/** One change of terms; one of the status alone leaves them as they are. */
function applied(row: Fact, change: Fact): Fact {
  const next = { ...row };
  let touched = false;
  if (said(change, 'plan_id') && text(change['plan_id']) !== text(row['plan_id'])) {
    next['plan_id'] = cell(change, 'plan_id');
    touched = true;
    // Its price is that of the plan from then on, which the row does not have.
    if (!said(change, 'amount')) for (const name of OF_PLAN) delete next[name];
  }
  for (const name of REPLACED) {
    if (!said(change, name)) continue;
    touched = true;
    next[name] = cell(change, name);
  }
  if (touched) next['changed_at'] = cell(change, 'changed_at');
  return touched ? next : row;
}
