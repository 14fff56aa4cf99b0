import { expect, test } from 'vitest';
import { readSort, sorted, writeSort } from './table';
import type { Column } from './table';

interface Row {
  name: string;
  mrr: string | null;
}

const columns: Column<Row>[] = [
  { key: 'name', label: 'Name', by: (row) => row.name },
  { key: 'mrr', label: 'MRR', by: (row) => row.mrr },
];
const rows: Row[] = [
  { name: 'b', mrr: '9.50' },
  { name: 'a', mrr: null },
  { name: 'c', mrr: '100.00' },
];
const names = (all: Row[]) => all.map((row) => row.name).join('');

test('decimals are sorted as numbers, and what has no value comes last either way', () => {
  expect(names(sorted(rows, columns, { key: 'mrr', down: true }))).toBe('cba');
  expect(names(sorted(rows, columns, { key: 'mrr', down: false }))).toBe('bca');
  expect(names(sorted(rows, columns, { key: 'name', down: false }))).toBe('abc');
});

test('without an order rows stay as they come', () => {
  expect(names(sorted(rows, columns, undefined))).toBe('bac');
  expect(names(sorted(rows, columns, { key: 'unknown', down: true }))).toBe('bac');
});

test('an order is written into the address and read from it', () => {
  for (const text of ['mrr', '-mrr']) expect(writeSort(readSort(text) ?? { key: '', down: false })).toBe(text);
  expect(readSort(undefined, { key: 'mrr', down: true })).toEqual({ key: 'mrr', down: true });
});
