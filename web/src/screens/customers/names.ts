// Names of columns and standings; an attribute is called what its column is called.

import { words } from '../../lib/words.svelte';

const COLUMN: Record<string, string> = {
  mrr: 'customers-col-mrr',
  arr: 'customers-col-arr',
  mrr_change_90d: 'customers-col-change',
  status: 'customers-status',
  start: 'customers-col-start',
  plans: 'customers-col-plans',
  last_movement: 'customers-col-movement',
  last_seen: 'customers-col-seen',
  renewal: 'customers-col-renewal',
  open_tickets: 'customers-col-tickets',
  last_nps: 'customers-col-nps',
  owner: 'customers-col-owner',
  email: 'customers-col-email',
  company: 'customers-col-company',
  country: 'customers-col-country',
  region: 'customers-col-region',
  city: 'customers-col-city',
  industry: 'customers-col-industry',
  employees: 'customers-col-employees',
  channel: 'customers-col-channel',
  campaign: 'customers-col-campaign',
  created_at: 'customers-col-created',
};

const STATUS: Record<string, string> = {
  customer: 'customers-status-customer',
  paused: 'customers-status-paused',
  free: 'customers-status-free',
  former: 'customers-status-former',
};

export function columnName(key: string): string {
  const id = COLUMN[key];
  const plain = key.replaceAll('_', ' ');
  return (id && words.find(id)) ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

export function statusName(status: string): string {
  const id = STATUS[status];
  return (id && words.find(id)) ?? status;
}
