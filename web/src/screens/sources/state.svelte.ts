// How an import stands, in words.

import { t } from '../../lib/words.svelte';
import { totals } from './model';
import type { Import } from './model';

/** `undone`: its batch was undone since. */
export function stateOf(one: Import, undone = false): string {
  if (undone) return t('imports-state-undone');
  switch (one.state) {
    case 'planning':
      return t('imports-state-planning');
    case 'planned':
      return isUnknown(one) ? t('imports-state-unknown') : isRefused(one) ? t('imports-state-refused') : t('imports-state-planned');
    case 'applying':
      return t('imports-state-applying');
    case 'applied':
      return t('imports-state-applied');
    case 'failed':
      return t('imports-state-failed');
  }
}

/** Whether no file was taken for a table: there is nothing to apply until somebody says what they are. */
function isUnknown(one: Import): boolean {
  return one.state === 'planned' && one.plan?.report.tables.length === 0;
}

/** Whether nothing of it can be applied, since every row is refused. */
function isRefused(one: Import): boolean {
  const sums = one.plan && totals(one.plan.report);
  return sums ? sums.ready === 0 && sums.known === 0 && sums.errors > 0 : false;
}

export function toneOf(one: Import, undone = false): 'plain' | 'good' | 'bad' | 'warn' {
  if (undone) return 'warn';
  if (one.state === 'failed') return 'bad';
  if (one.state === 'applied') return 'good';
  if (isUnknown(one)) return 'warn';
  const report = one.plan?.report;
  return report && totals(report).errors > 0 ? 'warn' : 'plain';
}
