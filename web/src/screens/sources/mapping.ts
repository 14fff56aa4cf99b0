// What files are taken for, as it is chosen by clicking; and the mapping file that says so.

import type { SavedMapping, Table, TableColumn } from '../../lib/api.gen';
import type { FileLook } from './model';

export type { SavedMapping, Table, TableColumn } from '../../lib/api.gen';

export interface ColumnDraft {
  header: string;
  samples: readonly string[];
  /** The column that it is; empty: it is not read, or kept as an attribute where the table is open. */
  target: string;
}

export interface FileDraft {
  name: string;
  /** Its table; empty: it is not read. */
  table: string;
  /** The table that its name says, which no mapping has to repeat. */
  named: string;
  columns: ColumnDraft[];
}

/** How numbers and dates are written; empty: as each file writes them, as far as that can be told. */
export interface Written {
  decimal: '' | '.' | ',';
  thousands: '' | '.' | ',' | ' ' | "'";
  date_order: '' | 'ymd' | 'dmy' | 'mdy';
  inclusive_ends: boolean;
}

export interface Draft {
  written: Written;
  files: FileDraft[];
}

const FORMS = ['csv', 'jsonl', 'parquet'];

/** A header without what writers vary, as the importer compares them. */
export function squeeze(header: string): string {
  return header.replace(/[ _\-.\u00a0\ufeff]/g, '').toLowerCase();
}

/** The column that a header is without anybody saying so; empty where it is none. */
export function resolved(table: Table | undefined, header: string): string {
  const wanted = squeeze(header);
  const is = (name: string) => squeeze(name) === wanted;
  if (wanted === '') return '';
  for (const column of table?.columns ?? []) {
    if (is(column.name) || column.synonyms.some(is)) return column.name;
    if (column.minor !== null && (is(column.minor) || column.minor_synonyms.some(is))) return column.minor;
  }
  return '';
}

/** What was found, as the beginning of what is chosen. */
export function draftOf(files: readonly FileLook[], mapping: string | null): Draft {
  const one = (file: FileLook): FileDraft => ({
    name: file.name,
    table: file.table ?? file.suggested ?? '',
    named: file.by === 'name' ? (file.table ?? '') : '',
    columns: file.columns.map(({ name, column, samples }) => ({ header: name, samples, target: column ?? '' })),
  });
  return { written: writtenIn(mapping ?? ''), files: files.filter(mappable).map(one) };
}

/** Whether somebody can say what a file is: one of objects says it itself. */
export function mappable(file: FileLook): boolean {
  return file.format !== null && FORMS.includes(file.format);
}

/** The columns of a file as they are in another table. */
export function inTable(file: FileDraft, table: Table | undefined): FileDraft {
  const taken = new Set<string>();
  const target = (header: string) => {
    const found = resolved(table, header);
    if (taken.has(found)) return '';
    taken.add(found);
    return found;
  };
  return { ...file, table: table?.name ?? '', columns: file.columns.map((it) => ({ ...it, target: target(it.header) })) };
}

/** Required columns of its table that no column of a file gives. */
export function missing(file: FileDraft, table: Table | undefined): string[] {
  const given = new Set(file.columns.map((it) => it.target));
  const lacks = (it: TableColumn) => it.required && !given.has(it.name) && !(it.minor !== null && given.has(it.minor));
  return (table?.columns ?? []).filter(lacks).map((it) => it.name);
}

/** Columns that two headers of a file give. */
export function twice(file: FileDraft): string[] {
  const targets = file.columns.map((it) => it.target).filter((it) => it !== '');
  return [...new Set(targets.filter((it, at) => targets.indexOf(it) !== at))];
}

/** A text of TOML. */
function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

/** The mapping file: what differs from what would be understood without it. */
export function toml(draft: Draft, tables: readonly Table[]): string {
  const { decimal, thousands, date_order: order, inclusive_ends: ends } = draft.written;
  const lines: string[] = [];
  if (decimal !== '') lines.push(`decimal = ${quoted(decimal)}`);
  if (thousands !== '') lines.push(`thousands = ${quoted(thousands)}`);
  if (order !== '') lines.push(`date_order = ${quoted(order)}`);
  if (ends) lines.push('inclusive_ends = true');
  const files = draft.files.filter((file) => file.table !== file.named);
  if (files.length > 0) lines.push('', '[files]', ...files.map((file) => `${quoted(file.name)} = ${quoted(file.table)}`));
  for (const table of tables) {
    const said = new Map<string, string>();
    for (const file of draft.files.filter((file) => file.table === table.name)) {
      for (const { header, target } of file.columns) {
        const usual = resolved(table, header);
        // Of two headers for one column the better one is taken without anybody saying so.
        const lost = target === '' && file.columns.some((it) => it.target === usual);
        if (target !== usual && !lost && !said.has(squeeze(header))) said.set(squeeze(header), `${quoted(header)} = ${quoted(target)}`);
      }
    }
    if (said.size > 0) lines.push('', `[${table.name}]`, ...said.values());
  }
  return lines.length > 0 ? `${lines.join('\n').trim()}\n` : '';
}

/** What a mapping says about numbers and dates, before its first table. */
export function writtenIn(mapping: string): Written {
  const top = mapping.split(/^\s*\[/m)[0] ?? '';
  const said = (key: string) => new RegExp(`^\\s*${key}\\s*=\\s*["']?(.*?)["']?\\s*(?:#.*)?$`, 'm').exec(top)?.[1] ?? '';
  const one = <T extends string>(value: string, of: readonly T[], usual: T): T => of.find((it) => it === value) ?? usual;
  const thousands = one(said('thousands'), ['', '.', ',', ' ', "'"], '');
  return {
    decimal: one(said('decimal'), ['.', ','], thousands === '' ? '' : '.'),
    thousands,
    date_order: one(said('date_order'), ['ymd', 'dmy', 'mdy'], ''),
    inclusive_ends: said('inclusive_ends') === 'true',
  };
}

const likeness = (headers: readonly string[]) => [...new Set(headers.map(squeeze))].sort().join('\n');

/** Whether a saved mapping was made for files with just these headers. */
export function fits(saved: SavedMapping, files: readonly FileDraft[]): boolean {
  const here = new Set(files.map((file) => likeness(file.columns.map((it) => it.header))));
  return saved.files.length > 0 && saved.files.every((file) => here.has(likeness(file.headers)));
}

/** A saved mapping with the names that the files have this time. */
export function renamed(saved: SavedMapping, files: readonly FileDraft[]): string {
  const kept = saved.mapping.split(/^(?=\s*\[)/m).filter((part) => !/^\s*\[files\]/.test(part));
  const names = files.flatMap((file) => {
    const own = saved.files.find((it) => likeness(it.headers) === likeness(file.columns.map((column) => column.header)));
    return own && own.table !== file.named ? [`${quoted(file.name)} = ${quoted(own.table)}`] : [];
  });
  if (names.length === 0) return kept.join('');
  const [top = '', ...rest] = kept[0]?.trim().startsWith('[') ? ['', ...kept] : kept;
  return [top.trim(), ['[files]', ...names].join('\n'), ...rest.map((part) => part.trim())].filter((part) => part !== '').join('\n\n') + '\n';
}
