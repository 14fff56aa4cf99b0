import { expect, test } from 'vitest';
import { asGroup, fieldText, firstTest, replaced, write } from './segment';
import type { Field, Tree } from './segment';

const FIELDS: Field[] = [
  { name: 'plan', kind: 'list', holds: 'text', values: ['Pro', 'Team'] },
  { name: 'mrr', kind: 'computed', holds: 'number', values: [] },
  { name: 'paused', kind: 'computed', holds: 'flag', values: [] },
  { name: 'Company size', kind: 'attribute', holds: 'text', values: ['1" wide'] },
];

test('trees are written with parentheses where they are needed', () => {
  const tree: Tree = {
    op: 'and',
    parts: [
      { field: 'plan', compare: 'in', values: ['Pro', 'Team'] },
      { op: 'or', parts: [{ field: 'mrr', compare: '>', values: ['500'] }, { op: 'not', parts: [{ field: 'paused', compare: 'holds', values: [] }] }] },
    ],
  };
  expect(write(tree, FIELDS)).toBe('plan in ("Pro", "Team") and (mrr > 500 or not paused)');
});

test('what was not edited stays as it was written', () => {
  expect(write({ field: 'MRR', compare: '>', values: ['5'], text: 'MRR  >  5' }, FIELDS)).toBe('MRR  >  5');
});

test('quotes in names and values are written twice', () => {
  const field = FIELDS[3] as Field;
  expect(fieldText(field)).toBe('attributes."Company size"');
  expect(write(firstTest(field), FIELDS)).toBe('attributes."Company size" in ("1"" wide")');
  // A column may be called as something is that the language of segments knows.
  expect(fieldText({ name: 'With', kind: 'attribute', holds: 'text', values: [] })).toBe('attributes."With"');
});

test('a group of one is that one, and an empty one is nothing', () => {
  const group = asGroup({ field: 'paused', compare: 'holds', values: [] });
  expect(write(group, FIELDS)).toBe('paused');
  expect(write(replaced(group, 0, undefined), FIELDS)).toBe('');
});
