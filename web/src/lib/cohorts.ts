// Cohorts as `tenure cohorts` tells them, one object for each cell, brought into a grid.

import type { CohortCell } from './api.gen';
import type { Day } from './days';

export type { CohortCell } from './api.gen';

export const KINDS = ['logo', 'gross', 'net', 'usage'] as const;
export type Kind = (typeof KINDS)[number];

export interface Cohort {
  from: Day;
  to: Day;
  /** Customers of it; none where nobody came. */
  size: number;
  cells: CohortCell[];
}

/** Cohorts in order, and the mean of all weighted by size. Ages that no cohort has are cut off. */
export function grid(cells: readonly CohortCell[], kind: Kind): { cohorts: Cohort[]; mean: CohortCell[]; ages: number } {
  const cohorts = new Map<string, Cohort>();
  const mean: CohortCell[] = [];
  let ages = 0;
  for (const cell of cells) {
    if (share(cell, kind) !== null) ages = Math.max(ages, cell.age + 1);
    if (cell.from === 'mean') {
      mean.push(cell);
      continue;
    }
    let own = cohorts.get(cell.from);
    if (!own) cohorts.set(cell.from, (own = { from: cell.from, to: cell.to ?? cell.from, size: 0, cells: [] }));
    own.cells.push(cell);
    own.size = Math.max(own.size, Number(cell.customers ?? 0));
  }
  const cut = (all: CohortCell[]) => all.slice(0, ages);
  return { cohorts: [...cohorts.values()].map((one) => ({ ...one, cells: cut(one.cells) })), mean: cut(mean), ages };
}

/** The share of a cell; `null` where it has none. */
export function share(cell: CohortCell, kind: Kind): string | null {
  return cell[kind] || null;
}

/** What the share is of: customers or MRR that are left, and of how many or how much. */
export function parts(cell: CohortCell, kind: Kind): { left: string; of: string; money: boolean } | undefined {
  const text = (value: number | string | null | undefined) => (value === null || value === undefined ? '' : String(value));
  const left = { logo: cell.present, usage: cell.active, gross: cell.gross_mrr, net: cell.net_mrr }[kind];
  if (left === null || left === undefined || left === '') return undefined;
  const money = kind === 'gross' || kind === 'net';
  return { left: text(left), of: text(money ? cell.base_mrr : cell.customers), money };
}
