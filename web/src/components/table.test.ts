import { expect, test } from 'vitest';
import { csvText, readSort, sorted, taken, writeSort } from './table';
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

test('a file of a table has exact values, quotes what it must, and holds no formula', () => {
  const odd: Row[] = [
    { name: 'a, "b"', mrr: '-9.123456789012' },
    { name: '=1+1', mrr: null },
  ];
  expect(csvText(taken(columns, odd))).toBe('Name,MRR\r\n"a, ""b""",-9.123456789012\r\n\'=1+1,\r\n');
});

test('a file of a table leaves out columns that say nothing, and prefers what is meant for it', () => {
  const own: Column<Row>[] = [{ key: 'acts', label: 'Actions' }, { key: 'n', label: 'N', by: () => 'sorted', file: () => 'filed' }];
  expect(csvText(taken(own, [{ name: 'x', mrr: null }]))).toBe('N\r\nfiled\r\n');
});
