// A target as the server keeps it, and the days of its period.

import { addMonths } from '../../lib/days';

export interface Target {
  id: number;
  metric: string;
  variant: string;
  period: string;
  value: string;
}

/** First day of `2026`, `2026-Q3` or `2026-07`, and the first day after. */
export function daysOf(period: string): { from: string; to: string } | undefined {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(\d\d)))?$/.exec(period);
  if (!found) return undefined;
  const [, year = '', quarter, month] = found;
  const first = quarter ? (Number(quarter) - 1) * 3 + 1 : Number(month ?? '1');
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addMonths(from, quarter ? 3 : month ? 1 : 12) };
}
