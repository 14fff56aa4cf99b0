// What is typed into the fields of calculators, as the API reads it, or what is wrong with it.

import { decimal, minus, plus, times } from '../../lib/exact';
import type { Fraction } from '../../lib/exact';
import { plainNumber } from '../../lib/typed';
import type { Marks } from '../../lib/typed';

export type Kind = 'amount' | 'count' | 'share' | 'level' | 'months' | 'currency' | 'choice';

/** The API has all of them as text. */
const KINDS: Record<string, Kind> = {
  answers: 'count',
  churn: 'share',
  converted: 'count',
  currency: 'currency',
  customers: 'count',
  detractors: 'count',
  end: 'count',
  leads: 'count',
  level: 'level',
  lost: 'count',
  lost_then: 'count',
  margin: 'share',
  months: 'months',
  new: 'count',
  passives: 'count',
  positive: 'count',
  promoters: 'count',
  start: 'count',
  start_then: 'count',
  trials: 'count',
};

/** Fields of the same name that are of MRR. */
const AMOUNTS: readonly string[] = ['grr.start', 'nrr.start', 'revenue-churn.start', 'quick-ratio.new'];

export function kindOf(calculator: string, field: string, choices: readonly string[] | undefined): Kind {
  if (choices) return 'choice';
  return AMOUNTS.includes(`${calculator}.${field}`) ? 'amount' : (KINDS[field] ?? 'amount');
}

/** Whose results are amounts: a currency says something there, and nowhere else. */
const OF_MONEY: readonly string[] = ['arpa', 'arr', 'cac', 'clv', 'crc'];

/** Which have an interval, whose confidence can be chosen. */
const WITH_INTERVAL: readonly string[] = ['change', 'churn', 'clv', 'crr', 'csat', 'lead-to-customer', 'lifetime', 'nps', 'trial-conversion'];

/** Whether a calculator makes anything of a field that all of them have. */
export function matters(calculator: string, field: string): boolean {
  if (field === 'currency') return OF_MONEY.includes(calculator);
  return field !== 'level' || WITH_INTERVAL.includes(calculator);
}

export type Read = { text: string } | { wrong: Exclude<Kind, 'choice'> };

const FACTORS: Record<string, string> = { k: 'k', m: 'M' };

/** What was typed as the API reads it. */
export function read(kind: Kind, typed: string, marks: Marks): Read {
  const text = typed.trim();
  if (kind === 'choice') return { text };
  if (kind === 'currency') return /^[a-z]{3}$/i.test(text) ? { text: text.toUpperCase() } : { wrong: kind };
  const [, number = '', sign = ''] = /^(.*?)\s*([%kKmM]?)$/.exec(text) ?? [];
  const plain = plainNumber(number, marks);
  const wrong = { wrong: kind };
  if (plain === undefined || plain.startsWith('-')) return wrong;
  const size = Number(plain);
  switch (kind) {
    case 'share':
      if (sign === '%') return size <= 100 ? { text: `${plain}%` } : wrong;
      return sign === '' && size < 1 ? { text: plain } : wrong;
    case 'level':
      return (sign === '' || sign === '%') && /^\d+(\.\d{1,2})?$/.test(plain) && size >= 50 && size <= 99.99 ? { text: plain } : wrong;
    case 'months':
      return sign === '' && /^\d+$/.test(plain) && size >= 1 && size <= 600 ? { text: plain } : wrong;
    case 'count':
      return sign !== '%' && (sign !== '' || /^\d+(\.0*)?$/.test(plain)) ? { text: plain + (FACTORS[sign.toLowerCase()] ?? '') } : wrong;
    case 'amount':
      return sign !== '%' ? { text: plain + (FACTORS[sign.toLowerCase()] ?? '') } : wrong;
  }
}

/** Fields of which one group has to be typed, and no other. */
const WAYS: Record<string, readonly (readonly (readonly string[])[])[]> = {
  lifetime: [[['churn'], ['lost', 'start']]],
  clv: [
    [['arpa'], ['mrr', 'customers']],
    [['churn'], ['lost', 'start'], ['contract_months', 'margin']],
  ],
};

/** What belongs to several ways tells none of them apart. */
const SHARED: readonly string[] = ['margin'];

/** Groups of which more than one is begun. */
export function clash(calculator: string, given: Record<string, string>): readonly (readonly string[])[] | undefined {
  const begun = (WAYS[calculator] ?? []).map((ways) => ways.filter((way) => way.some((field) => given[field] !== undefined && !SHARED.includes(field))));
  return begun.find((ways) => ways.length > 1);
}

/** Whether of each choice one group is typed whole. */
export function chosen(calculator: string, given: Record<string, string>): boolean {
  return (WAYS[calculator] ?? []).every((ways) => ways.some((way) => way.every((field) => given[field] !== undefined)));
}

/** Fields of which one, or several together, cannot be more than others: parts of a whole. */
const PARTS: Record<string, readonly (readonly [readonly string[], readonly string[]])[]> = {
  churn: [[['lost'], ['start']]],
  lifetime: [[['lost'], ['start']]],
  clv: [[['lost'], ['start']]],
  crr: [[['new'], ['end']]],
  change: [
    [['lost'], ['start']],
    [['lost_then'], ['start_then']],
  ],
  csat: [[['positive'], ['answers']]],
  'lead-to-customer': [[['customers'], ['leads']]],
  'trial-conversion': [[['converted'], ['trials']]],
  'revenue-churn': [[['churned', 'contraction'], ['start']]],
  grr: [[['churned', 'contraction'], ['start']]],
  nrr: [[['churned', 'contraction'], ['start', 'expansion']]],
};

const TIMES: Record<string, bigint> = { k: 1_000n, M: 1_000_000n };

/** All of them together; undefined where one is not typed. */
function together(fields: readonly string[], given: Record<string, string>): Fraction | undefined {
  let total: Fraction = { num: 0n, den: 1n };
  for (const field of fields) {
    const [, number, sign = ''] = /^(.*?)([kM]?)$/.exec(given[field] ?? '') ?? [];
    const one = decimal(number);
    if (!one) return undefined;
    total = plus(total, times(one, TIMES[sign] ?? 1n));
  }
  return total;
}

/** A part that is more than its whole. */
export function tooMuch(calculator: string, given: Record<string, string>): readonly [readonly string[], readonly string[]] | undefined {
  return (PARTS[calculator] ?? []).find(([part, whole]) => {
    const [a, b] = [together(part, given), together(whole, given)];
    return a !== undefined && b !== undefined && minus(a, b).num > 0n;
  });
}
