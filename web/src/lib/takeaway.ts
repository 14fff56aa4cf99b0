// Tables as they are shown, as files: those that no question of the server answers.

import { csvText } from '../components/table';
import type { Taken } from '../components/table';
import { fileName, save } from '../charts/export';
import { fetched, url } from './api';
import { company } from './company.svelte';
import { problemOf } from './problem';
import { toasts } from './toast.svelte';

/** What the table is of, as workbooks of answers say it: for programs, too, so always in English. */
function about(title: string): { what: string; is: string }[] {
  const view = company.view;
  const said = {
    table: title,
    company: company.data?.name,
    from: view?.from,
    to: view?.to,
    segment: view?.segment,
    currency: company.currency,
    'known at': view?.known_at,
    workspace: view?.workspace,
    'data through': company.data?.data_through,
    address: window.location.href,
  };
  return Object.entries(said).flatMap(([what, is]) => (is ? [{ what, is }] : []));
}

/** Hands a table over as a file. */
export async function take(form: 'csv' | 'xlsx', title: string, table: Taken): Promise<void> {
  if (form === 'csv') {
    // The mark tells spreadsheets that it is UTF-8.
    save(new Blob(['\uFEFF', csvText(table)], { type: 'text/csv;charset=utf-8' }), fileName(title, 'csv'));
    return;
  }
  const rows = table.rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  try {
    save(await fetched(url('/workbook'), { columns: table.columns, rows, about: about(title) }), fileName(title, 'xlsx'));
  } catch (error) {
    const { detail, title } = problemOf(error);
    toasts.say(detail ?? title, 'wrong');
  }
}
