import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { FluentVariable } from '@fluent/bundle';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Lang } from '../../lib/locale';
import type { Tree } from '../../lib/segment';
import { sentence } from './sentence';

function speech(lang: Lang, names: Record<string, string> = {}) {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  bundle.addResource(new FluentResource(readFileSync(fileURLToPath(new URL(`../../../../locales/${lang}/web.ftl`, import.meta.url)), 'utf8')));
  const say = (id: string, args: Record<string, FluentVariable>) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`${lang} lacks ${id}`);
    return bundle.formatPattern(pattern, args);
  };
  return { lang, say, currency: 'EUR', field: (name: string) => names[name] ?? name };
}

const one = (field: string, compare: string, values: string[], text: string) => ({ field, compare, values, text });
const PLANS = one('plan', 'in', ['Pro', 'Team'], 'plan in ("Pro", "Team")');
const MRR = one('mrr', '>', ['500'], 'mrr > 500');
const COUNTRY = one('country', '=', ['RO'], 'country = "RO"');
/** Versions of ICU write the euro as a sign or a code. */
const euro = (text: string) => text.replace('EUR', '€');
const not = (tree: Tree): Tree => ({ op: 'not', parts: [tree] });
const NAMES = { plan: 'Plan', mrr: 'MRR', country: 'Country', tenure: 'Tenure', created_at: 'Created' };

test('lists, negations, brackets, amounts and times are said', () => {
  const whole: Tree = {
    op: 'and',
    parts: [{ op: 'or', parts: [PLANS, not(COUNTRY)] }, MRR, one('tenure', '>=', ['3 months'], 'tenure >= 3 months'), not(one('paused', 'holds', [], 'paused'))],
  };
  expect(sentence(whole, speech('en', NAMES))).toBe('(Plan is Pro or Team or Country is not RO) and MRR > €500 and Tenure ≥ 3 months and the customer is not paused.');
  expect(euro(sentence(whole, speech('uk', { plan: 'Тариф', mrr: 'MRR', country: 'Країна', tenure: 'Стаж' })))).toBe(
    '(Тариф — Pro або Team або Країна — не RO) і MRR > 500\u00a0€ і Стаж ≥ 3 місяці і клієнт не на паузі.',
  );
  expect(sentence(whole, speech('zh-Hans', { plan: '套餐', mrr: 'MRR', country: '国家', tenure: '客户年限' }))).toBe(
    '（套餐为 Pro或Team，或 国家不为 RO），且 MRR > €500，且 客户年限 ≥ 3个月，且 客户未暂停。',
  );
});

test('the opposite of an order is true where there is no value, so it is no other sign', () => {
  expect(sentence(not(one('employees', '>', ['1000.5'], 'employees > 1000.5')), speech('nb', { employees: 'Ansatte' }))).toBe('Ikke (Ansatte > 1\u00a0000,5).');
  expect(euro(sentence(not({ op: 'or', parts: [COUNTRY, MRR] }), speech('ro', { ...NAMES, country: 'Țară' })))).toBe('Nu (Țară este RO sau MRR > 500\u00a0€).');
  expect(sentence(not(not(COUNTRY)), speech('en', NAMES))).toBe('Country is RO.');
});

test('days are said as days, and texts that look like one as they are', () => {
  expect(sentence(one('created_at', '>=', ['2025-01-31'], 'created_at >= 2025-01-31'), speech('en', NAMES))).toBe('Created: from Jan 31, 2025 on.');
  expect(sentence(one('created_at', '<', ['2025-02'], 'created_at < 2025-02'), speech('en', NAMES))).toBe('Created: before Feb 2025.');
  expect(sentence(one('attributes."Order ""no"""', '=', ['2025-02'], 'attributes."Order ""no""" = "2025-02"'), speech('en'))).toBe('Order "no" is 2025-02.');
  expect(sentence(one('mrr', '<=', ['0.125'], 'mrr <= 0.125'), speech('en', NAMES))).toBe('MRR ≤ €0.125.');
});

test('every comparison is said in every language, each in its own words', () => {
  const compares: [string, string[]][] = [
    ['=', ['a']], ['!=', ['a']], ['in', ['a', 'b', 'c']], ['not in', ['a', 'b']], ['not in', ['a']], ['contains', ['a']], ['not contains', ['a']],
    ['starts with', ['a']], ['not starts with', ['a']], ['is missing', []], ['is not missing', []], ['holds', []],
  ];
  for (const lang of ['en', 'ro', 'uk', 'zh-Hans', 'nb'] as const) {
    const said = compares.map(([compare, values]) => sentence(one('field', compare, values, values.map((value) => `"${value}"`).join()), speech(lang)));
    expect(new Set(said).size).toBe(compares.length - 1);
    expect(said.every((text) => text.includes('ield'))).toBe(true);
    const flags = ['paying', 'customer', 'paused', 'active'].flatMap((flag) => [one(flag, 'holds', [], flag), not(one(flag, 'holds', [], flag))]);
    expect(new Set(flags.map((tree) => sentence(tree, speech(lang)))).size).toBe(8);
  }
  expect(sentence(null, speech('en'))).toBe('');
  expect(sentence({ op: 'and', parts: [] }, speech('en'))).toBe('');
});
