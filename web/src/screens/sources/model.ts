// Imports, jobs and batches as the server tells them.

import type { Batch, Import, ImportFinding, ImportReport, ImportTable, Job } from '../../lib/api.gen';

export type {
  Batch,
  Failed as Said,
  Import,
  ImportCause as Cause,
  ImportColumn as ColumnLook,
  Imported as Told,
  ImportFile as FileLook,
  ImportFinding as Finding,
  ImportReport as Report,
  ImportTable as TableCounts,
  Job,
} from '../../lib/api.gen';

/** Rows that an import would store, warnings, and rows that it refuses. */
export function totals(report: ImportReport): { ready: number; known: number; warnings: number; errors: number } {
  const sum = (of: (table: ImportTable) => number) => report.tables.reduce((all, table) => all + of(table), 0);
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
export function place(finding: ImportFinding): string {
  return [finding.file, finding.line, finding.column].filter((part) => part !== null).join(':');
}

/** Bytes in a unit that fits, with the name of the unit for `Intl.NumberFormat`. */
export function size(bytes: number): { value: number; unit: 'kilobyte' | 'megabyte' | 'gigabyte' } {
  if (bytes < 1e6) return { value: bytes / 1e3, unit: 'kilobyte' };
  if (bytes < 1e9) return { value: bytes / 1e6, unit: 'megabyte' };
  return { value: bytes / 1e9, unit: 'gigabyte' };
}

/** The batch of an import that was undone since; its rows no longer count. */
export function undoneOf(one: Pick<Import, 'state' | 'outcome'>, batches: readonly Batch[] | undefined): Batch | undefined {
  const batch = one.state === 'applied' ? (one.outcome?.report.batch ?? null) : null;
  return batch === null ? undefined : batches?.find((row) => row.batch === batch && row.undone_at !== null);
}
