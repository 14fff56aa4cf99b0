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
  subscription_id: 'customers-col-subscription-id',
  plan_id: 'customers-col-plan-id',
  invoice_id: 'customers-col-invoice-id',
  ticket_id: 'customers-col-ticket-id',
  quantity: 'customers-col-quantity',
  amount: 'customers-col-amount',
  interval: 'customers-col-interval',
  started_at: 'customers-col-started-at',
  term_ends_at: 'customers-col-term-ends-at',
  changed_at: 'customers-col-changed-at',
  ended_at: 'customers-col-ended-at',
  issued_at: 'customers-col-issued-at',
  due_at: 'customers-col-due-at',
  paid_at: 'customers-col-paid-at',
  amount_paid: 'customers-col-amount-paid',
  at: 'customers-col-at',
  result: 'customers-col-result',
  method: 'customers-col-method',
  decline_code: 'customers-col-decline-code',
  opened_at: 'customers-col-opened-at',
  solved_at: 'customers-col-solved-at',
  category: 'customers-col-category',
  satisfaction: 'customers-col-satisfaction',
  responded_at: 'customers-col-responded-at',
  survey: 'customers-col-survey',
  score: 'customers-col-score',
  touchpoint: 'customers-col-touchpoint',
  comment: 'customers-col-comment',
  goal: 'customers-col-goal',
  set_at: 'customers-col-set-at',
  achieved_at: 'customers-col-achieved-at',
  milestone: 'customers-col-milestone',
  expected_by: 'customers-col-expected-by',
  reached_at: 'customers-col-reached-at',
  role: 'customers-col-role',
  champion: 'customers-col-champion',
  left_at: 'customers-col-left-at',
  name: 'customers-col-name',
  audience: 'customers-col-audience',
  persona: 'customers-col-persona',
  lead_created_at: 'customers-col-lead-created-at',
  account_class: 'customers-col-account-class',
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
