import { describe, expect, test } from 'vitest';
import { bytes } from './bytes';
import { change, length, period, points, span, value } from './format';
import { LANGS } from './locale';

describe('values', () => {
  test('are exact, whatever their size', () => {
    expect(value('en', '90071992547409931.01', 'money', 'EUR')).toBe('€90,071,992,547,409,931.01');
    // Halves go to the even neighbour, as on the command line.
    expect(value('en', '56.25', 'number', null)).toBe('56.2');
    expect(value('en', '56.35', 'number', null)).toBe('56.4');
    expect(value('en', '-1234.5', 'money', 'EUR', { bare: true })).toBe('−1,234.50');
    expect(value('en', '1234', 'money', 'JPY', { bare: true })).toBe('1,234');
    expect(value('en', '217886.25', 'money', 'EUR', { compact: true })).toBe('€218K');
    expect(value('en', '23.8', 'money', 'EUR', { compact: true })).toBe('€23.80');
    expect(value('en', '-2.8', 'money', 'EUR', { compact: true })).toBe('−€2.80');
    expect(value('en', '20', 'money', 'EUR', { compact: true })).toBe('€20');
    expect(value('en', '1195000', 'money', 'EUR', { compact: true, finer: 1 })).toBe('€1.195M');
  });

  test('in short are rounded only where one sees it', () => {
    expect(value('zh-Hans', '1278', 'count', null, { compact: true })).toBe('1,278');
    expect(value('zh-Hans', '2073.11', 'money', 'EUR', { compact: true })).toBe('€2,073');
    expect(value('zh-Hans', '-8042', 'count', null, { compact: true, signed: true })).toBe('−8,042');
    expect(value('zh-Hans', '12780', 'count', null, { compact: true })).toBe('1.28万');
    expect(value('en', '1278', 'count', null, { compact: true })).toBe('1.28K');
    // Whatever has four digits says all of them.
    for (const lang of LANGS)
      for (const n of ['1278', '5936', '9999', '9996']) {
        const shown = value(lang, n, 'count', null, { compact: true });
        const digits = shown.replace(/\D/g, '');
        expect(digits === n || /[^\d.,\s]/.test(shown), `${lang} ${shown}`).toBe(true);
      }
  });

  test('are read as their unit says', () => {
    expect(value('en', '0.0342', 'ratio')).toBe('3.42%');
    expect(value('en', '7.671', 'multiple')).toBe('7.67\u202f×');
    expect(value('en', '0.00432', 'multiple')).toBe('0.0043\u202f×');
    expect(value('en', '0', 'multiple')).toBe('0.00\u202f×');
    expect(value('en', '0.160416666667', 'duration')).toBe('3.9 hours');
    expect(value('en', '0.0104', 'duration')).toBe('15 minutes');
    expect(value('en', '0.000231481481', 'duration')).toBe('20 seconds');
    expect(value('en', '0', 'duration')).toBe('0 minutes');
    expect(value('en', '3', 'duration', null, { compact: true })).toBe('3.0 days');
    expect(value('en', '0', 'duration', null, { compact: true, time: 'day' })).toBe('0.0 days');
    expect(value('en', '3', 'duration', null, { compact: true, time: 'hour' })).toBe('72.0 hr');
    expect(value('en', '12', 'count', null, { signed: true })).toBe('+12');
  });

  test('without a unit say at least what they say in short', () => {
    for (const [text, long] of [['0.579207920792', '0.579'], ['5.836835599505', '5.84'], ['0.0507', '0.051'], ['45.26', '45.3'], ['-3.456', '−3.46'], ['0', '0.0'], ['1000', '1,000.0']] as const) {
      expect(value('en', text, 'number')).toBe(long);
    }
    expect(value('en', '0.579207920792', 'number', null, { compact: true })).toBe('0.579');
  });

  test('of lengths have their unit in words', () => {
    expect(length('en', 3, 'year')).toBe('3 years');
    expect(length('ro', 1, 'month')).toBe('1 lună');
    expect(length('uk', 12, 'fortnight')).toBe('fortnight');
  });

  test('are written as each language writes them', () => {
    expect(value('uk', '1234567.8', 'number')).toBe('1\u00a0234\u00a0567,8');
    expect(value('ro', '0.5', 'ratio', null, { compact: true })).toBe('50,0\u00a0%');
    for (const lang of LANGS) expect(value(lang, '3.1', 'months')).toMatch(/3[.,]1/);
  });
});

describe('changes', () => {
  test('are shares of amounts and points of rates', () => {
    expect(change('110', '100', 'money')).toEqual({ difference: '10.000000000000', share: '0.100000', way: 1 });
    const rate = change('0.03', '0.05', 'ratio');
    expect(rate?.share).toBeUndefined();
    expect(rate && points(rate.difference)).toBe('-2.00');
    expect(change('5', '0', 'count')?.share).toBeUndefined();
    expect(change('5', null, 'count')).toBeUndefined();
    expect(change('60', '40', 'number')?.share).toBeUndefined();
  });
});

describe('periods', () => {
  test('have names', () => {
    expect(period('en', '2026-03-01', '2026-04-01', 'month')).toBe('March 2026');
    expect(period('en', '2026-03-01', '2026-04-01', 'month', true)).toBe('Mar 26');
    expect(period('en', '2026-01-01', '2027-01-01', 'year')).toBe('2026');
    expect(span('en', '2025-11-01', '2026-11-01').replace(/\s/g, ' ')).toBe('Nov 2025 – Oct 2026');
  });
});

test('bytes are told in the largest unit of which there is one', () => {
  expect([0, 999, 1000, 1_250_000, 7_340_000_000].map((n) => bytes('en', n))).toEqual(['0 byte', '999 byte', '1 kB', '1.3 MB', '7.3 GB']);
});
