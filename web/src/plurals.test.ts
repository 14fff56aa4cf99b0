// Numbers stand before nouns in the form that the language has for them.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { FluentVariable } from '@fluent/bundle';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

function say(lang: string, id: string, args: Record<string, FluentVariable>): string {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  bundle.addResource(new FluentResource(readFileSync(fileURLToPath(new URL(`../../locales/${lang}/web.ftl`, import.meta.url)), 'utf8')));
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) throw new Error(`${lang} lacks ${id}`);
  return bundle.formatPattern(pattern, args);
}

test('of customers who left, months, users and fields', () => {
  const curve = { customers: 201, left: '1', months: 1 };
  expect(say('en', 'survival-median', { ...curve, customers: 1 })).toMatch(/^1 customer, 1 of them left; half leave within 1 month\./);
  expect(say('ro', 'survival-median', { ...curve, customers: 272, months: 11 })).toMatch(/^272 de clienți, plecați: 1; jumătate pleacă în 11 luni\./);
  expect(say('uk', 'survival-no-median', curve)).toMatch(/^201 клієнт, пішло 1;/);
  expect(say('uk', 'survival-no-median', { ...curve, customers: 22 })).toMatch(/^22 клієнти,/);
  expect(say('nb', 'survival-median', curve)).toMatch(/innen 1 måned\./);
  expect(say('uk', 'use-matrix-cell', { used: '3', all: 21, share: '14 %' })).toBe('3 з 21 користувача, 14 %');
  expect(say('ro', 'segments-empty', { n: 30 })).toContain('30 de câmpuri');
  expect(say('ro', 'definitions-about', { n: 50 })).toContain('cei 50 de indicatori');
  expect(say('ro', 'relations-caution', { pairs: 36, compared: 108 })).toMatch(/36 de perechi .* 108 comparații/);
  expect(say('ro', 'benchmarks-few', { bands: '12', all: 50 })).toMatch(/^12 din 50 de indicatori/);
});
