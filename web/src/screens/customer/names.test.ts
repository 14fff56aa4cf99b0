import { beforeAll, expect, test } from 'vitest';
import { words } from '../../lib/words.svelte';
import { cellName, eventName } from './names';

beforeAll(() => words.read('screens'));

test('kinds that are all known are said in words', () => {
  expect(['call', 'meeting', 'email', 'training', 'note', 'review'].map((kind) => words.find(`customer-said-${kind}`) === eventName(kind))).not.toContain(false);
  expect(eventName('email')).toBe('e-mail');
  expect(cellName('payments', 'result', 'succeeded')).toBe(eventName('succeeded'));
  expect(cellName('subscription_changes', 'status', 'non_renewing')).not.toContain('_');
});

test('ways to pay have words, and none has an underscore', () => {
  expect(cellName('payments', 'method', 'direct_debit')).toBe('direct debit');
  expect(cellName('payments', 'method', 'card')).toBe('card');
  expect(cellName('payments', 'method', 'apple_pay')).toBe('apple pay');
  expect(cellName('payments', 'decline_code', 'insufficient_funds')).toBe('insufficient funds');
});

test('a company’s own words stay as they are', () => {
  expect(cellName('tickets', 'status', 'on_hold')).toBe('on_hold');
  expect(cellName('goals', 'status', 'open')).toBe('open');
});
