// What the list of customers and the page of one customer say.

import type { Unit } from './format';

export interface CustomerRow {
  customer_id: string;
  [column: string]: string | number | string[] | null;
}

export interface CustomerList {
  at: string;
  currency: string;
  total: { customers: number; mrr: string; untold: number };
  offset: number;
  customers: CustomerRow[];
}

export interface Source {
  table: string;
  id: string;
  file: string | null;
  line: number | null;
  from?: string | null;
  recorded_at?: string;
  updated_at?: string | null;
}

export interface Entry {
  at: string;
  date: string;
  kind: string;
  event: string;
  amount: string | null;
  currency: string | null;
  about: string | null;
  text: string | null;
  undefined: string | null;
  sources: Source[];
}

export interface Timeline {
  total: number;
  offset: number;
  kinds: Record<string, number>;
  items: Entry[];
}

export interface Step {
  at: string;
  kind: string;
  cause: string | null;
  change: string | null;
  mrr: string | null;
  undefined: string | null;
}

export type Fact = Record<string, unknown> & { source: Source };

export interface Customer {
  at: string;
  currency: string;
  customer_id: string;
  name: string;
  status: string | null;
  mrr: string | null;
  arr: string | null;
  undefined: string | null;
  since: string | null;
  tenure_days: number | null;
  renewal: { date: string; mrr: string; outcome: string } | null;
  merged: string[];
  attributes: { name: string; value: unknown; source: Source }[];
  steps: Step[];
  use: {
    active_users: number;
    user_days: number;
    user_days_before: number;
    weeks_active: number;
    features_used: number;
    features: number;
    key_features_unused: string[];
    last_seen: string | null;
  } | null;
  tables: Record<string, { count: number; rows: Fact[] }>;
  timeline: Timeline;
}

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
