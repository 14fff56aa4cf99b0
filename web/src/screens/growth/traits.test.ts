import { expect, test } from 'vitest';
import { differs, expected } from './traits';

const trait = (low: string, high: string) => ({ difference_interval: { level: '0.95', low, high, method: 'Newcombe hybrid score', n: 100, caution: null } });

test('a trait is marked where its interval leaves out nothing', () => {
  expect(differs(trait('0.001', '0.2'))).toBe(true);
  expect(differs(trait('-0.2', '-0.001'))).toBe(true);
  expect(differs(trait('-0.001', '0.2'))).toBe(false);
  expect(differs(trait('0', '0.2'))).toBe(false);
  expect(differs({ difference_interval: null })).toBe(false);
});

test('chance marks one in twenty', () => {
  expect(expected([trait('0', '1')], 202)).toBe(10);
});
