import { expect, test } from 'vitest';
import { chosen, clash, kindOf, matters, read, tooMuch } from './fields';
import { marksOf } from '../../lib/typed';

const [en, ro] = [marksOf('en'), marksOf('ro')];

test('numbers are typed in the signs of the language and sent in those of the API', () => {
  expect(read('amount', '1.234,5', ro)).toEqual({ text: '1234.5' });
  expect(read('amount', '1,5k', ro)).toEqual({ text: '1.5k' });
  expect(read('amount', '12 M', en)).toEqual({ text: '12M' });
  expect(read('share', '0,5', ro)).toEqual({ text: '0.5' });
  expect(read('share', '0,5 %', ro)).toEqual({ text: '0.5%' });
  expect(read('level', '99,5', ro)).toEqual({ text: '99.5' });
  expect(read('count', '1.000', ro)).toEqual({ text: '1000' });
  expect(read('currency', 'eur', en)).toEqual({ text: 'EUR' });
});

test('what is wrong is said before anybody is asked', () => {
  for (const typed of ['5', '101%', 'five']) expect(read('share', typed, en)).toEqual({ wrong: 'share' });
  for (const typed of ['1.5', '5%', '-3']) expect(read('count', typed, en)).toEqual({ wrong: 'count' });
  for (const typed of ['-1', '5%', '1,5']) expect(read('amount', typed, en)).toEqual({ wrong: 'amount' });
  for (const typed of ['49', '100', '95.123']) expect(read('level', typed, en)).toEqual({ wrong: 'level' });
  for (const typed of ['0', '1.5', '601']) expect(read('months', typed, en)).toEqual({ wrong: 'months' });
  expect(read('currency', 'euro', en)).toEqual({ wrong: 'currency' });
});

test('a field is of what its calculator means', () => {
  expect(kindOf('churn', 'start', undefined)).toBe('count');
  expect(kindOf('nrr', 'start', undefined)).toBe('amount');
  expect(kindOf('churn', 'period', ['month', 'year'])).toBe('choice');
  expect([matters('churn', 'currency'), matters('cac', 'currency'), matters('cac', 'level'), matters('churn', 'level')]).toEqual([false, true, false, true]);
});

test('one way to say churn is enough, and two are too many', () => {
  expect(chosen('lifetime', { churn: '1%' })).toBe(true);
  expect(chosen('lifetime', { lost: '1' })).toBe(false);
  expect(chosen('clv', { arpa: '49', contract_months: '12', margin: '80%' })).toBe(true);
  expect(chosen('clv', { arpa: '49', margin: '80%' })).toBe(false);
  expect(clash('clv', { churn: '1%', margin: '80%' })).toBeUndefined();
  expect(clash('clv', { churn: '1%', lost: '5' })).toHaveLength(2);
  expect(clash('churn', { lost: '5' })).toBeUndefined();
});

test('a part is not more than its whole', () => {
  expect(tooMuch('churn', { lost: '20', start: '10' })).toEqual([['lost'], ['start']]);
  expect(tooMuch('churn', { lost: '2k', start: '10k' })).toBeUndefined();
  expect(tooMuch('nrr', { churned: '5', contraction: '7', start: '10', expansion: '1' })).toBeDefined();
  expect(tooMuch('nrr', { churned: '5', contraction: '6', start: '10', expansion: '1' })).toBeUndefined();
  expect(tooMuch('nrr', { churned: '5', start: '1' })).toBeUndefined();
});
