import { expect, test } from 'vitest';
import { bandScale } from './band';

test('band and value have room on one scale', () => {
  const both = bandScale('0.06', { low: '0.05', high: '0.09' });
  expect(both.from).toBeCloseTo(100 / 6);
  expect(both.to).toBeCloseTo(500 / 6);
  expect(both.own).toBeCloseTo(100 / 3);
  expect(bandScale('2', { low: '3', high: null }).to).toBe(100);
  expect(bandScale(null, { low: null, high: '1' })).toEqual({ own: null, from: 0, to: 50 });
});
