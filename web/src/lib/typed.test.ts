import { expect, test } from 'vitest';
import { marksOf, plainNumber } from './typed';

const read = (lang: string, typed: string) => plainNumber(typed, marksOf(lang));

test('decimals are typed as the language writes them', () => {
  for (const lang of ['ro', 'uk', 'nb']) {
    expect(read(lang, '0,5'), lang).toBe('0.5');
    expect(read(lang, '1234,50'), lang).toBe('1234.50');
    expect(read(lang, '1 234,5'), lang).toBe('1234.5');
    expect(read(lang, '1.234,5'), lang).toBe('1234.5');
    expect(read(lang, '0.5'), lang).toBe('0.5');
    expect(read(lang, '1.234.567'), lang).toBe('1234567');
    expect(read(lang, '1,234,5'), lang).toBeUndefined();
  }
  for (const lang of ['en', 'zh-Hans']) {
    expect(read(lang, '1,234.5'), lang).toBe('1234.5');
    expect(read(lang, '.5'), lang).toBe('0.5');
    expect(read(lang, '0,5'), lang).toBeUndefined();
    expect(read(lang, '1,23'), lang).toBeUndefined();
  }
});

test('a point stands between thousands only where the language writes it there', () => {
  expect(read('ro', '1.234')).toBe('1234');
  expect(read('uk', '1.234')).toBe('1.234');
  expect(read('en', '1,234')).toBe('1234');
});

test('what is no number is none', () => {
  for (const lang of ['en', 'ro']) for (const typed of ['', '-', '.', 'many', '1.2.3', '1e3', '5%']) expect(read(lang, typed)).toBeUndefined();
  expect(read('en', '−2.5')).toBe('-2.5');
  expect(read('en', '+2')).toBe('2');
});
