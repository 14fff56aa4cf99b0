import { expect, test } from 'vitest';
import { draftOf, fits, inTable, missing, renamed, resolved, toml, twice, writtenIn } from './mapping';
import type { Draft, Table } from './mapping';
import type { FileLook } from './model';

const column = (name: string, required = false, minor: string | null = null) => ({
  name,
  minor,
  required,
  about: '',
  synonyms: name === 'customer_id' ? ['id', 'account_id'] : [],
  kind: minor ? 'money' : 'text',
  choices: [],
  minor_synonyms: minor ? [`${name}_cents`] : [],
});
const customers: Table = { name: 'customers', about: '', open: true, columns: [column('customer_id', true), column('name')] };
const months: Table = {
  name: 'mrr_months',
  about: '',
  open: false,
  columns: [column('customer_id', true), column('month', true), column('mrr', true, 'mrr_minor')],
};
const TABLES = [customers, months];

function look(name: string, headers: string[], of: Partial<FileLook> = {}): FileLook {
  const columns = headers.map((header) => ({ name: header, column: null, by: null, attribute: false, kind: null, samples: [] }));
  const none = { compression: null, delimiter: ',', encoding: 'utf-8', table: null, by: null, suggested: null, rows: null, missing: [], hint: null };
  return { name, bytes: 1, format: 'csv', ...none, columns, ...of };
}

test('headers are met as the importer meets them', () => {
  expect(resolved(months, 'Account ID')).toBe('customer_id');
  expect(resolved(months, 'MRR-cents')).toBe('mrr_minor');
  expect(resolved(months, 'Betrag')).toBe('');
  expect(resolved(undefined, 'id')).toBe('');
});

test('only what differs is said, and the same again is read from it', () => {
  const draft = draftOf([look('Umsatz 2026.csv', ['Kunde', 'month', 'Betrag "netto"']), look('customers.csv', ['id', 'Notiz'], { table: 'customers', by: 'name' })], null);
  const [first, second] = draft.files;
  if (!first || !second) throw new Error('both files can be mapped');
  const chosen = inTable(first, months);
  expect(missing(chosen, months)).toEqual(['customer_id', 'mrr']);
  chosen.columns = chosen.columns.map((it) => ({ ...it, target: ({ Kunde: 'customer_id', 'Betrag "netto"': 'mrr_minor' } as Record<string, string>)[it.header] ?? it.target }));
  expect(missing(chosen, months)).toEqual([]);
  const whole: Draft = { written: { decimal: ',', thousands: '.', date_order: 'dmy', inclusive_ends: true }, files: [chosen, inTable(second, customers)] };
  const text = toml(whole, TABLES);
  expect(text).toBe(`decimal = ","
thousands = "."
date_order = "dmy"
inclusive_ends = true

[files]
"Umsatz 2026.csv" = "mrr_months"

[mrr_months]
"Kunde" = "customer_id"
"Betrag \\"netto\\"" = "mrr_minor"
`);
  expect(writtenIn(text)).toEqual(whole.written);
  // What nobody says is left to each file; what is said stays said, though it be the usual.
  expect(writtenIn('')).toEqual({ decimal: '', thousands: '', date_order: '', inclusive_ends: false });
  const usual = 'decimal = "."\ndate_order = "ymd"\n';
  expect(toml({ written: writtenIn(usual), files: [] }, TABLES)).toBe(usual);
  expect(writtenIn('thousands = ","').decimal).toBe('.');
  expect(toml({ written: writtenIn(''), files: [inTable(second, customers)] }, TABLES)).toBe('');
});

test('two headers for one column are told', () => {
  const file = inTable({ name: 'a.csv', table: '', named: '', columns: [] }, customers);
  file.columns = ['a', 'b'].map((header) => ({ header, samples: [], target: 'name' }));
  expect(twice(file)).toEqual(['name']);
});

test('a saved mapping comes back for the same headers under other file names', () => {
  const saved = {
    name: 'ours',
    mapping: 'decimal = ","\n\n[files]\n"Umsatz 2026.csv" = "mrr_months"\n\n[mrr_months]\n"Kunde" = "customer_id"\n',
    files: [{ table: 'mrr_months', headers: ['Kunde', 'month', 'Betrag'] }],
    saved_by: null,
    saved_at: null,
  };
  const { files } = draftOf([look('Umsatz 2027.csv', ['month', 'kunde', 'BETRAG'])], null);
  expect(fits(saved, files)).toBe(true);
  expect(renamed(saved, files)).toBe('decimal = ","\n\n[files]\n"Umsatz 2027.csv" = "mrr_months"\n\n[mrr_months]\n"Kunde" = "customer_id"\n');
  expect(fits(saved, draftOf([look('Umsatz 2027.csv', ['month', 'Kunde'])], null).files)).toBe(false);
  expect(fits({ ...saved, files: [] }, files)).toBe(false);
});
