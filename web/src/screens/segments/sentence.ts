// A segment as a sentence in the language of whoever reads.

import { date } from '../../lib/days';
import { length } from '../../lib/format';
import type { Lang } from '../../lib/locale';
import { isGroup } from '../../lib/segment';
import type { Test, Tree } from '../../lib/segment';

/** What a sentence needs of the language that is spoken. */
export interface Speech {
  lang: Lang;
  say: (id: string, args: Record<string, string>) => string;
  /** What people call a field. */
  field: (name: string) => string;
  /** Of the account: that of `mrr`. */
  currency: string;
}

const MARKS: Record<Lang, { quotes: [string, string]; brackets: [string, string]; end: string; between: string }> = {
  en: { quotes: ['“', '”'], brackets: ['(', ')'], end: '.', between: ', ' },
  ro: { quotes: ['„', '”'], brackets: ['(', ')'], end: '.', between: ', ' },
  uk: { quotes: ['«', '»'], brackets: ['(', ')'], end: '.', between: ', ' },
  'zh-Hans': { quotes: ['“', '”'], brackets: ['（', '）'], end: '。', between: '、' },
  nb: { quotes: ['«', '»'], brackets: ['(', ')'], end: '.', between: ', ' },
};

/** What is true of a text where the other is false, of those without a value, too. */
const OPPOSITE: Record<string, string> = {
  '=': '!=',
  in: 'not in',
  contains: 'not contains',
  'starts with': 'not starts with',
  'is missing': 'is not missing',
  holds: 'holds not',
};
const TURNED: Record<string, string> = { ...OPPOSITE, ...Object.fromEntries(Object.entries(OPPOSITE).map(([one, other]) => [other, one])) };

const SAYS: Record<string, string> = {
  '=': 'segments-says-is',
  '!=': 'segments-says-is-not',
  in: 'segments-says-is',
  'not in': 'segments-says-none',
  contains: 'segments-says-contains',
  'not contains': 'segments-says-contains-not',
  'starts with': 'segments-says-starts',
  'not starts with': 'segments-says-starts-not',
  'is missing': 'segments-says-missing',
  'is not missing': 'segments-says-there',
  holds: 'segments-says-holds',
  'holds not': 'segments-says-holds-not',
};

/** Of days, in words. */
const DAYS: Record<string, string> = {
  '>': 'segments-says-after',
  '>=': 'segments-says-since',
  '<': 'segments-says-before',
  '<=': 'segments-says-until',
};

const SIGNS: Record<string, string> = { '=': '=', '!=': '≠', '>': '>', '>=': '≥', '<': '<', '<=': '≤' };

/** Fields that are true or false; each is said in its own words. */
const FLAGS: Record<string, [is: string, not: string]> = {
  paying: ['segments-says-paying', 'segments-says-paying-not'],
  customer: ['segments-says-customer', 'segments-says-customer-not'],
  paused: ['segments-says-paused', 'segments-says-paused-not'],
  active: ['segments-says-active', 'segments-says-active-not'],
};

const TIGHT = { or: 0, and: 1, not: 2 } as const;

/** The whole segment as a sentence; nothing for an empty one. */
export function sentence(tree: Tree | null | undefined, speech: Speech): string {
  const text = tree ? part(tree, speech, -1) : '';
  if (!text) return '';
  return text.charAt(0).toLocaleUpperCase(speech.lang) + text.slice(1) + MARKS[speech.lang].end;
}

function part(tree: Tree, speech: Speech, inside: number): string {
  if (!isGroup(tree)) return test(tree, tree.compare, speech);
  const { op, parts } = tree;
  const only = parts[0];
  if (!only) return '';
  if (op === 'not') return negated(only, speech);
  if (parts.length === 1) return part(only, speech, inside);
  const id = op === 'and' ? 'segments-says-and' : 'segments-says-or';
  const text = parts.map((one) => part(one, speech, TIGHT[op])).reduce((a, b) => speech.say(id, { a, b }));
  const [open, close] = MARKS[speech.lang].brackets;
  return TIGHT[op] <= inside ? open + text + close : text;
}

function negated(tree: Tree, speech: Speech): string {
  if (isGroup(tree) && tree.op === 'not' && tree.parts[0]) return part(tree.parts[0], speech, TIGHT.not);
  // Of numbers and days the opposite is true of those without a value as well: it is no other sign.
  const turned = isGroup(tree) || isOrder(tree) ? undefined : TURNED[tree.compare];
  if (!isGroup(tree) && turned) return test(tree, turned, speech);
  return speech.say('segments-says-not', { part: part(tree, speech, -1) });
}

const isOrder = (one: Test): boolean => /^[<>]/.test(one.compare);

function plain(field: string): string {
  const quoted = /^(?:attributes\.)?"(.*)"$/s.exec(field)?.[1];
  return quoted?.replaceAll('""', '"') ?? field.replace(/^attributes\./, '');
}

function test(one: Test, compare: string, speech: Speech): string {
  const { lang, say } = speech;
  const name = plain(one.field);
  const flag = FLAGS[one.field.toLowerCase()];
  if (flag && compare.startsWith('holds')) return say(compare === 'holds' ? flag[0] : flag[1], {});
  const field = speech.field(name);
  const values = one.values.map((value) => worth(one, value, speech));
  const only = values[0] ?? { text: '', kind: 'text' };
  const sign = SIGNS[compare];
  if (only.kind === 'day' && DAYS[compare]) return say(DAYS[compare], { field, value: only.text });
  if (sign && (isOrder(one) || only.kind === 'number')) return `${field} ${sign} ${only.text}`;
  const several = values.map((value) => value.text);
  const either = new Intl.ListFormat(lang, { type: 'disjunction' });
  const value =
    compare === 'in' ? either.format(several)
    : compare === 'not in' ? several.join(MARKS[lang].between)
    : /contains|starts/.test(compare) ? MARKS[lang].quotes.join(only.text)
    : only.text;
  const id = compare === 'not in' && values.length === 1 ? 'segments-says-is-not' : SAYS[compare];
  return id ? say(id, { field, value }) : (one.text ?? `${one.field} ${compare} ${several.join(', ')}`);
}

interface Worth {
  text: string;
  kind: 'text' | 'number' | 'day';
}

/** A value as the language writes it; what stands in quotes is a text, whatever it looks like. */
function worth(one: Test, value: string, { lang, currency }: Speech): Worth {
  const [open, close] = MARKS[lang].quotes;
  const quoted = ['"', "'"].some((mark) => one.text?.includes(mark + value.replaceAll(mark, mark + mark) + mark));
  if (quoted) return { text: value.trim() === '' ? open + value + close : value, kind: 'text' };
  const time = /^(\d+) *(day|week|month|year)s?$/i.exec(value);
  if (time) return { text: length(lang, Number(time[1]), (time[2] ?? '').toLowerCase()), kind: 'number' };
  if (/^\d{4}-\d\d(-\d\d)?$/.test(value)) return { text: dayText(lang, value), kind: 'day' };
  if (!/^-?\d+(\.\d+)?$/.test(value)) return { text: value, kind: 'text' };
  const money = one.field.toLowerCase() === 'mrr' ? ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' } as const) : {};
  const options = { maximumFractionDigits: 20, ...money };
  if (money.style) options.maximumFractionDigits = Math.max(value.split('.')[1]?.length ?? 0, 2);
  return { text: new Intl.NumberFormat(lang, options).format(value as Intl.StringNumericLiteral).replace('-', '−'), kind: 'number' };
}

/** A day, or a month where no day is said. */
function dayText(lang: Lang, value: string): string {
  const month = value.length === 7;
  const options = month ? ({ month: 'short', year: 'numeric' } as const) : ({ day: 'numeric', month: 'short', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }).format(date(month ? `${value}-01` : value));
}
