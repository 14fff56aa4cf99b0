// `tenure report --format json`.

import type { Span } from './bridge';
import type { Day, Grain } from './days';
import type { Figure } from './figures';

export interface Report {
  policy: { name: string; hash: string };
  known_at: string | null;
  data_through: Day | null;
  company: string | null;
  currency: string;
  range: { from: Day; to: Day; grain: Grain };
  closed: { through: string; closed_at: string; by: string } | null;
  figures: Figure[];
  bridges: Span[];
  churn: {
    kinds: { kind: string; lost_customers: number; mrr: string | null }[];
    reasons: { reason: string | null; churns: number; mrr: string | null }[];
  };
  top_movements: { customer_id: string; name: string | null; kinds: string[]; amount_account: string }[];
  quality: {
    findings: { code: string; severity?: string; count?: number; meaning?: string }[];
    files: { file: string; read: number; rejected: number }[];
    rejected_rows: number;
    missing_tables: { table: string; metrics: string[] }[] | string[];
  };
  remarks?: string[];
}
