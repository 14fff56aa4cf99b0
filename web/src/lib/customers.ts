// What the list of customers and the page of one customer say.

import type { FactSource, InputRow } from './api.gen';
import type { Unit } from './format';

export type {
  Customer,
  CustomerFact as Fact,
  CustomerRow,
  Customers as CustomerList,
  CustomerStep as Step,
  Timeline,
  TimelineEntry as Entry,
} from './api.gen';

/** Where something is from; of facts it is known, too, when they came. */
export type Source = InputRow & Partial<FactSource>;

/** Columns of the list that are no attribute of customers, and how they are read. */
export const COLUMNS: Record<string, Unit | 'day' | 'text' | 'list'> = {
  mrr: 'money',
  arr: 'money',
  mrr_change_90d: 'money',
  status: 'text',
  start: 'day',
  plans: 'list',
  last_movement: 'text',
  last_seen: 'day',
  renewal: 'day',
  open_tickets: 'count',
  last_nps: 'number',
};

/** What is shown where nobody has chosen. */
export const USUAL: readonly string[] = ['mrr', 'mrr_change_90d', 'status', 'plans', 'owner', 'last_seen', 'renewal', 'open_tickets'];

export const STATUSES = ['customer', 'paused', 'free', 'former'] as const;
export type Status = (typeof STATUSES)[number];

/** Text of a segment that has exactly these customers. */
export function onlyThese(ids: readonly string[]): string {
  const quoted = ids.map((id) => `"${id.replaceAll('"', '""')}"`);
  return quoted.length === 1 ? `customer_id = ${quoted[0]}` : `customer_id in (${quoted.join(', ')})`;
}
