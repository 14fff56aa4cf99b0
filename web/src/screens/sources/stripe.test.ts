import { expect, test } from 'vitest';
import { reachable, standing, webhook } from './stripe';
import type { Source } from './stripe';

const SOURCE: Source = {
  id: 1,
  kind: 'stripe',
  name: 'Stripe',
  account: null,
  mode: 'live',
  key_hint: 'rk_live_…1234',
  signing_hints: [],
  webhook_path: '/webhooks/stripe/abc',
  without: [],
  schedule_minutes: 60,
  paused: false,
  job: null,
  next_at: null,
  tried_at: null,
  succeeded_at: null,
  failures: 0,
  outcome: null,
  error: null,
  events: { waiting: 0, kept: [], last_at: null, error: null },
  created_by: 'ana@example.com',
  created_at: '2026-05-01T00:00:00Z',
  updated_at: '2026-05-01T00:00:00Z',
};

test('what is wrong goes before what is planned', () => {
  const at = '2026-06-01T00:00:00Z';
  const error = { message: 'no', hint: null };
  expect(standing(SOURCE)).toBe('waiting');
  expect(standing({ ...SOURCE, succeeded_at: at })).toBe('fine');
  expect(standing({ ...SOURCE, succeeded_at: at, paused: true })).toBe('paused');
  expect(standing({ ...SOURCE, succeeded_at: at, paused: true, error })).toBe('failed');
  expect(standing({ ...SOURCE, error, job: 3 })).toBe('syncing');
});

test('Stripe does not reach what only this machine does', () => {
  expect(webhook(SOURCE, 'https://tenure.example.com')).toBe('https://tenure.example.com/webhooks/stripe/abc');
  expect(reachable('https://tenure.example.com/webhooks/stripe/abc')).toBe(true);
  for (const address of ['http://tenure.example.com/', 'https://localhost/', 'https://127.0.0.1:7777/', 'https://10.1.2.3/', 'https://[::1]/']) {
    expect(reachable(address), address).toBe(false);
  }
});
