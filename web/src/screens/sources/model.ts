// Imports, jobs and batches as the server tells them.

export interface Job {
  id: number;
  kind: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
  phase: string;
  done: number;
  total: number | null;
  error: Said | null;
}

export interface Said {
  message: string;
  hint?: string | null;
}

export interface TableCounts {
  table: string;
  rows: number;
  added: number;
  superseded: number;
  late: number;
  unchanged: number;
  repeated: number;
  conflicts: number;
  rejected: number;
}

export interface Cause {
  code: string;
  severity: 'error' | 'warning';
  count: number;
}

export interface Finding {
  code: string;
  severity: string;
  file: string | null;
  line: number | null;
  column: number | null;
  table: string | null;
  field: string | null;
  key: string | null;
  value: string | null;
  expected: string;
  hint: string | null;
}

/** A column of a file, and what it was taken for. */
export interface ColumnLook {
  name: string;
  column: string | null;
  by: 'mapping' | 'name' | 'synonym' | null;
  attribute: boolean;
  kind: string | null;
  samples: string[];
}

/** A file, and what it was taken for. */
export interface FileLook {
  name: string;
  bytes: number;
  format: string | null;
  compression: string | null;
  delimiter: string | null;
  encoding: string | null;
  table: string | null;
  by: 'mapping' | 'name' | 'contents' | null;
  suggested: string | null;
  rows: number | null;
  columns: ColumnLook[];
  missing: string[];
  hint: string | null;
}

export interface Report {
  /** Only of a plan. */
  files?: FileLook[];
  applied: boolean;
  batch: number | null;
  rejected: number;
  reject_files: (string | null)[];
  failed_files: string[];
  causes: Cause[];
  first_findings: Finding[];
  tables: TableCounts[];
}

export interface Told {
  report: Report;
  remarks: { kind: string; text: string }[];
}

export interface Import {
  id: number;
  state: 'planning' | 'planned' | 'applying' | 'applied' | 'failed';
  files: { name: string; bytes: number }[];
  mapping: string | null;
  currency: string | null;
  zone: string | null;
  plan: Told | null;
  outcome: Told | null;
  error: Said | null;
  job: number | null;
  created_by: string;
  created_at: string;
}

export interface Batch {
  batch: number;
  recorded_at: string;
  source: string;
  files: number;
  added: number;
  superseded: number;
  unchanged: number;
  rejected: number;
  undone_at: string | null;
}

export interface List<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** Rows that an import would store, warnings, and rows that it refuses. */
export function totals(report: Report): { ready: number; known: number; warnings: number; errors: number } {
  const sum = (of: (table: TableCounts) => number) => report.tables.reduce((all, table) => all + of(table), 0);
  const warnings = report.causes.filter((cause) => cause.severity === 'warning');
  return {
    ready: sum((table) => table.added + table.superseded + table.late),
    known: sum((table) => table.unchanged + table.repeated),
    warnings: warnings.reduce((all, cause) => all + cause.count, 0),
    errors: report.rejected + sum((table) => table.conflicts) + report.failed_files.length,
  };
}

/** How much of a job is done, of a hundred; `undefined` where nobody knows how much there is. */
export function share(job: Pick<Job, 'done' | 'total'>): number | undefined {
  if (!job.total) return undefined;
  return Math.min(100, Math.floor((100 * job.done) / job.total));
}

/** Where a finding is: `customers.csv:3:7`. */
export function place(finding: Finding): string {
  return [finding.file, finding.line, finding.column].filter((part) => part !== null).join(':');
}

/** Bytes in a unit that fits, with the name of the unit for `Intl.NumberFormat`. */
export function size(bytes: number): { value: number; unit: 'kilobyte' | 'megabyte' | 'gigabyte' } {
  if (bytes < 1e6) return { value: bytes / 1e3, unit: 'kilobyte' };
  if (bytes < 1e9) return { value: bytes / 1e6, unit: 'megabyte' };
  return { value: bytes / 1e9, unit: 'gigabyte' };
}
