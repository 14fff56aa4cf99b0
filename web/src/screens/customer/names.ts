// What happened, in words: an entry has a kind and an event, both from a short list.

import { t, words } from '../../lib/words.svelte';

export const KINDS: Record<string, string> = {
  movement: 'customer-kind-movement',
  subscription: 'customer-kind-subscription',
  change: 'customer-kind-change',
  invoice: 'customer-kind-invoice',
  payment: 'customer-kind-payment',
  refund: 'customer-kind-refund',
  credit_note: 'customer-kind-credit',
  dispute: 'customer-kind-dispute',
  trial: 'customer-kind-trial',
  seats: 'customer-kind-seats',
  ticket: 'customer-kind-ticket',
  answer: 'customer-kind-answer',
  feedback: 'customer-kind-feedback',
  milestone: 'customer-kind-milestone',
  goal: 'customer-kind-goal',
  interaction: 'customer-kind-interaction',
  contact: 'customer-kind-contact',
  referral: 'customer-kind-referral',
};

const EVENTS: Record<string, string> = {
  new: 'customer-event-new',
  expansion: 'customer-event-expansion',
  contraction: 'customer-event-contraction',
  churn: 'customer-event-churn',
  reactivation: 'customer-event-reactivation',
  started: 'customer-event-started',
  paused: 'customer-event-paused',
  resumed: 'customer-event-resumed',
  past_due: 'customer-event-past-due',
  cancel_requested: 'customer-event-cancel',
  ended: 'customer-event-ended',
  changed: 'customer-event-changed',
  issued: 'customer-event-issued',
  paid: 'customer-event-paid',
  voided: 'customer-event-voided',
  succeeded: 'customer-event-succeeded',
  failed: 'customer-event-failed',
  converted: 'customer-event-converted',
  purchased: 'customer-event-purchased',
  opened: 'customer-event-opened',
  solved: 'customer-event-solved',
  reached: 'customer-event-reached',
  set: 'customer-event-set',
  achieved: 'customer-event-achieved',
  left: 'customer-event-left',
  tried: 'customer-event-tried',
  refunded: 'customer-event-refunded',
  credited: 'customer-event-credited',
  disputed: 'customer-event-disputed',
  answered: 'customer-event-answered',
  said: 'customer-event-said',
  met: 'customer-event-met',
  referred: 'customer-event-referred',
  fx: 'step-fx',
  merge: 'step-merge',
  correction: 'step-correction',
  incomplete: 'customer-event-incomplete',
  trialing: 'customer-event-trialing',
  active: 'customer-event-active',
  non_renewing: 'customer-event-non-renewing',
  unpaid: 'customer-event-unpaid',
  canceled: 'customer-event-canceled',
  draft: 'customer-event-draft',
  open: 'customer-event-open',
  void: 'customer-event-voided',
  uncollectible: 'customer-event-uncollectible',
  won: 'customer-event-won',
  lost: 'customer-event-lost',
  // Kinds of contacts with us, and of feedback.
  call: 'customer-said-call',
  meeting: 'customer-said-meeting',
  email: 'customer-said-email',
  training: 'customer-said-training',
  note: 'customer-said-note',
  review: 'customer-said-review',
};

/** Ways to pay that many systems name so; others are their own words. */
const METHODS: Record<string, string> = {
  card: 'customer-method-card',
  bank_transfer: 'customer-method-transfer',
  direct_debit: 'customer-method-debit',
};

/** Kinds of surveys go by their short names. */
const SURVEYS = ['nps', 'csat', 'ces'];

function find(list: Record<string, string>, key: string): string {
  const id = list[key];
  return (id && words.find(id)) ?? key.replaceAll('_', ' ');
}

export const kindName = (kind: string): string => find(KINDS, kind);
export const eventName = (event: string): string => (SURVEYS.includes(event) ? event.toUpperCase() : find(EVENTS, event));

/** Columns of states that Tenure knows all of; what a company calls the states of its tickets and goals is its own. */
const STATES = ['subscriptions status', 'subscription_changes status', 'invoices status', 'payments result'];

/** What a cell of a table says: states, and kinds of surveys, in words. */
export function cellName(table: string, column: string, value: string): string {
  if (STATES.includes(`${table} ${column}`)) return find(EVENTS, value);
  if (column === 'method') return find(METHODS, value);
  // Codes of banks, which have no end.
  if (column === 'decline_code') return value.replaceAll('_', ' ');
  return column === 'survey' && SURVEYS.includes(value) ? value.toUpperCase() : value;
}

/** Where a fact can be read. */
export function placeOf(source: { table: string; id: string; file: string | null; line: number | null }): string {
  if (source.file && source.line) return `${source.file}:${source.line}`;
  return source.id ? `${source.table} ${source.id}` : source.table;
}

/** The rows of tables that are shown, with their titles and columns. */
export function tablesShown(): { table: string; title: string; columns: string[] }[] {
  return [
    { table: 'subscriptions', title: t('customer-subscriptions'), columns: ['subscription_id', 'plan_id', 'quantity', 'amount', 'currency', 'interval', 'status', 'started_at', 'changed_at', 'term_ends_at', 'ended_at'] },
    { table: 'subscription_changes', title: t('customer-changes'), columns: ['changed_at', 'subscription_id', 'plan_id', 'quantity', 'amount', 'currency', 'interval', 'status'] },
    { table: 'invoices', title: t('customer-invoices'), columns: ['invoice_id', 'issued_at', 'due_at', 'paid_at', 'status', 'currency', 'amount_paid'] },
    { table: 'payments', title: t('customer-payments'), columns: ['at', 'result', 'amount', 'currency', 'method', 'decline_code'] },
    { table: 'contacts', title: t('customer-contacts'), columns: ['name', 'email', 'role', 'champion', 'left_at'] },
    { table: 'tickets', title: t('customer-tickets'), columns: ['ticket_id', 'opened_at', 'solved_at', 'status', 'category', 'satisfaction'] },
    { table: 'survey_responses', title: t('customer-answers'), columns: ['responded_at', 'survey', 'score', 'touchpoint', 'comment'] },
    { table: 'goals', title: t('customer-goals'), columns: ['goal', 'set_at', 'due_at', 'achieved_at', 'status'] },
    { table: 'milestones', title: t('customer-milestones'), columns: ['milestone', 'expected_by', 'reached_at'] },
  ];
}
