import { expect, test } from 'vitest';
import { says } from './loop';

test('spend that won nobody has a row, and a heading without anything has none', () => {
  expect(says({ value: null, terms: [{ value: '65196.00' }, { value: '0' }] })).toBe(true);
  expect(says({ value: '0', terms: [] })).toBe(true);
  expect(says({ value: null, terms: [{ value: '0.00' }, { value: '0' }] })).toBe(false);
  expect(says({ value: null, terms: [] })).toBe(false);
  expect(says(undefined)).toBe(false);
});
