// Stripe as the server tells of it.

import type { Source } from '../../lib/api.gen';

export type { Source } from '../../lib/api.gen';

/** What a restricted key has to read, as Stripe's dashboard names it in English. */
export const PERMISSIONS = [
  'Customers',
  'Products',
  'Prices',
  'Coupons',
  'Subscriptions',
  'Invoices',
  'Credit notes',
  'Charges and Refunds',
  'Disputes',
  'Events',
] as const;

/** What may be left out, where a key may not read it. */
export const OPTIONAL = ['subscription_schedules', 'invoices', 'credit_notes', 'charges', 'refunds', 'disputes'] as const;

/** Kinds of events that a webhook should send. */
export const EVENTS = ['customer.*', 'customer.subscription.*', 'invoice.*', 'charge.*', 'credit_note.*'] as const;

/** Minutes between syncs that can be chosen; none is only on demand. */
export const SCHEDULES = [15, 60, 360, 1440, null] as const;

export type State = 'syncing' | 'paused' | 'failed' | 'waiting' | 'fine';

/** How a source stands; what is wrong goes before what is planned. */
export function standing(source: Source): State {
  if (source.job !== null) return 'syncing';
  if (source.error) return 'failed';
  if (source.paused) return 'paused';
  return source.succeeded_at ? 'fine' : 'waiting';
}

/** The address of its webhook, as this browser reaches the server. */
export function webhook(source: Source, origin: string): string {
  return new URL(source.webhook_path, origin).href;
}

/** Whether Stripe can reach an address: it sends to https alone, and not into private networks. */
export function reachable(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const here = hostname === 'localhost' || hostname === '[::1]' || /^(127|10|192\.168)\./.test(hostname);
  return protocol === 'https:' && !here;
}
