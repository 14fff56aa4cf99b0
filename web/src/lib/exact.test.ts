import { describe, expect, test } from 'vitest';
import { decimal, fixed, minus, over, sum } from './exact';

describe('decimals', () => {
  test('are exact beyond what a float holds', () => {
    const [a, b] = [decimal('90071992547409931.01'), decimal('90071992547409931.00')];
    expect(a && b && fixed(minus(a, b), 2)).toBe('0.01');
    expect(sum(['0.1', '0.2', null, '-0.30'])).toBe('0.00');
    expect(sum([])).toBe('0');
  });

  test('round halves to the even neighbour, and never to minus zero', () => {
    const round = (text: string, places: number) => fixed(decimal(text) ?? { num: 0n, den: 1n }, places);
    expect(round('2.345', 2)).toBe('2.34');
    expect(round('-2.355', 2)).toBe('-2.36');
    expect(round('2.3450001', 2)).toBe('2.35');
    expect(round('-0.001', 2)).toBe('0.00');
    expect(round('12', 0)).toBe('12');
  });

  test('are not made from other text, nor divided by zero', () => {
    expect(decimal('')).toBeUndefined();
    expect(decimal('1e3')).toBeUndefined();
    expect(over({ num: 1n, den: 1n }, { num: 0n, den: 1n })).toBeUndefined();
    expect(over({ num: 1n, den: 1n }, { num: -1n, den: 2n })).toEqual({ num: -2n, den: 1n });
  });
});
