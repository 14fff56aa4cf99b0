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
