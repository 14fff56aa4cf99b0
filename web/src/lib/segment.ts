// Segments as trees that can be edited part by part, and back to their text.

import type { SegmentField as Field } from './api.gen';

export type { SegmentField as Field } from './api.gen';

export interface Test {
  field: string;
  compare: string;
  values: string[];
  /** As it is written; absent once it was edited. */
  text?: string;
}

export interface Group {
  op: 'and' | 'or' | 'not';
  parts: Tree[];
}

export type Tree = Test | Group;

export function isGroup(tree: Tree): tree is Group {
  return 'op' in tree;
}

const OF_TEXT = ['=', '!=', 'in', 'not in', 'contains', 'not contains', 'starts with', 'is missing', 'is not missing'];
const OF_ORDER = ['=', '!=', '>', '>=', '<', '<='];

/** What can be asked of a field. */
export function compares(field: Field | undefined): string[] {
  switch (field?.holds) {
    case 'flag':
      return ['holds'];
    case 'number':
    case 'day':
      return field.kind === 'computed' && field.name === 'mrr' ? OF_ORDER : [...OF_ORDER, 'is missing', 'is not missing'];
    case 'time':
      return ['>=', '<', '>', '<='];
    default:
      return OF_TEXT;
  }
}

/** Whether a comparison takes a value at all. */
export function takesValue(compare: string): boolean {
  return compare !== 'holds' && !compare.endsWith('missing');
}

export function takesMany(compare: string): boolean {
  return compare === 'in' || compare === 'not in';
}

/** A test of a field to begin with. */
export function firstTest(field: Field): Test {
  const compare = compares(field)[0] ?? '=';
  const usual: Record<Field['holds'], string[]> = {
    text: field.values?.[0] ? [field.values[0]] : [''],
    number: ['0'],
    day: ['2026-01-01'],
    time: ['6 months'],
    flag: [],
  };
  const many = field.holds === 'text' && field.values?.length;
  return { field: fieldText(field), compare: many ? 'in' : compare, values: usual[field.holds] };
}

/** What means something else where a field could stand. */
const KEYWORDS = ['and', 'or', 'not', 'in', 'is', 'missing', 'contains', 'starts', 'with', 'true', 'false'];

export function fieldText(field: Field): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(field.name) && !KEYWORDS.includes(field.name.toLowerCase());
  return plain ? field.name : `attributes.${quoted(field.name)}`;
}

/** The field of a test, however it is written there. */
export function fieldOf(test: Test, fields: readonly Field[]): Field | undefined {
  const plain = test.field.replace(/^attributes\./, '').replace(/^"(.*)"$/, '$1').replaceAll('""', '"');
  return fields.find((field) => field.name.toLowerCase() === plain.toLowerCase());
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function literal(value: string, holds: Field['holds'] | undefined): string {
  return holds === undefined || holds === 'text' ? quoted(value) : value.trim();
}

/** A test as it is written. */
export function testText(test: Test, fields: readonly Field[]): string {
  if (test.text !== undefined) return test.text;
  if (test.compare === 'holds') return test.field;
  if (!takesValue(test.compare)) return `${test.field} ${test.compare}`;
  const holds = fieldOf(test, fields)?.holds;
  const values = test.values.map((value) => literal(value, holds));
  if (takesMany(test.compare)) return `${test.field} ${test.compare} (${values.join(', ')})`;
  return `${test.field} ${test.compare} ${values[0] ?? quoted('')}`;
}

const TIGHT: Record<Group['op'], number> = { or: 0, and: 1, not: 2 };

/** A tree as it is written, with parentheses only where they are needed. */
export function write(tree: Tree, fields: readonly Field[], inside = -1): string {
  if (!isGroup(tree)) return testText(tree, fields);
  if (tree.parts.length === 0) return '';
  const only = tree.parts[0];
  if (tree.op !== 'not' && tree.parts.length === 1 && only) return write(only, fields, inside);
  if (tree.op === 'not') return only ? `not ${write(only, fields, 1)}` : '';
  const text = tree.parts.map((part) => write(part, fields, TIGHT[tree.op])).filter(Boolean).join(` ${tree.op} `);
  return TIGHT[tree.op] <= inside ? `(${text})` : text;
}

/** The tree as a group, so that something can be added to it. */
export function asGroup(tree: Tree | null | undefined): Group {
  if (!tree) return { op: 'and', parts: [] };
  return isGroup(tree) && tree.op !== 'not' ? tree : { op: 'and', parts: [tree] };
}

/** The same with another part at a place; nothing takes it out. */
export function replaced(group: Group, at: number, part: Tree | undefined): Group {
  const parts = part === undefined ? group.parts.filter((_, place) => place !== at) : group.parts.map((one, place) => (place === at ? part : one));
  return { ...group, parts };
}
