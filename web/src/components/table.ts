// Columns of tables, and their order.

export interface Column<Row> {
  key: string;
  label: string;
  /** Right-aligned. */
  number?: boolean;
  /** What the cell says, where no snippet says more. */
  text?: (row: Row) => string;
  /** By what it is sorted; absent where it is not. Decimals are compared as numbers. */
  by?: (row: Row) => string | number | null;
  /** What a file of the table says, where that is not what it is sorted by. */
  file?: (row: Row) => string | number | null;
  /** Its cells stay on one line: days, places in files. */
  steady?: boolean;
  /** Left out on narrow screens. */
  wide?: boolean;
  /** A longer explanation of the heading. */
  title?: string;
}

export interface Sort {
  key: string;
  down: boolean;
}

/** Rows in order; those without a value come last whichever way. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined): Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.by;
  if (!by || !sort) return [...rows];
  const way = sort.down ? -1 : 1;
  return rows
    .map((row, at) => ({ row, at, value: by(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        return Number(a.value === null) - Number(b.value === null) || a.at - b.at;
      }
      return way * compare(a.value, b.value) || a.at - b.at;
    })
    .map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return String(a).localeCompare(String(b));
}

/** `mrr` and `-mrr` of an address. */
export function readSort(text: string | undefined, usual?: Sort): Sort | undefined {
  if (!text) return usual;
  return text.startsWith('-') ? { key: text.slice(1), down: true } : { key: text, down: false };
}

export function writeSort(sort: Sort): string {
  return (sort.down ? '-' : '') + sort.key;
}

/** Text of a cell in a file: quoted where it must be, and no formula to whoever opens it. */
function cellText(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as it goes into files. */
export interface Taken {
  columns: { title: string; number: boolean }[];
  rows: (string | number | null)[][];
}

/** What a table says in files: what cells are sorted by, which is exact, or else what they say. */
export function taken<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Taken {
  const value = (column: Column<Row>, row: Row) => (column.file ?? column.by ?? column.text)?.(row) ?? null;
  const kept = columns.filter((column) => column.file ?? column.by ?? column.text);
  return {
    columns: kept.map(({ label, number }) => ({ title: label, number: number === true })),
    rows: rows.map((row) => kept.map((column) => value(column, row))),
  };
}

/** A table as comma-separated values. */
export function csvText({ columns, rows }: Taken): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  return lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
}
