import { expect, test } from 'vitest';
import { fill, fit } from './router';
import { choose, langOf } from './locale';
import { score } from './match';

test('paths fit patterns and are made from them', () => {
  expect(fit('/customers/:id', '/customers/C%2F1')).toEqual({ id: 'C/1' });
  expect(fill('/customers/:id', { id: 'C/1' })).toBe('/customers/C%2F1');
  expect(fit('/', '/')).toEqual({});
  expect(fit('/customers/:id', '/customers')).toBeUndefined();
  expect(fit('/customers/:id', '/customers/%E0%A4%A')).toBeUndefined();
});

test('languages are found by any tag of theirs', () => {
  expect(langOf('zh-CN')).toBe('zh-Hans');
  expect(langOf('no')).toBe('nb');
  expect(choose(undefined, 'fr', 'uk-UA')).toBe('uk');
  expect(choose('fr')).toBe('en');
});

test('what was typed finds names without marks, beginnings first', () => {
  expect(score('retentie', 'Retenție netă')).toBeGreaterThan(0);
  expect(score('net', 'Net new MRR')).toBeGreaterThan(score('net', 'Planet'));
  expect(score('net x', 'Net new MRR')).toBe(0);
});
