// How an import stands, in words.

import { t } from '../../lib/words.svelte';
import { totals } from './model';
import type { Import } from './model';

export function stateOf(one: Import): string {
  switch (one.state) {
    case 'planning':
      return t('imports-state-planning');
    case 'planned':
      return isUnknown(one) ? t('imports-state-unknown') : t('imports-state-planned');
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

export function toneOf(one: Import): 'plain' | 'good' | 'bad' | 'warn' {
  if (one.state === 'failed') return 'bad';
  if (one.state === 'applied') return 'good';
  if (isUnknown(one)) return 'warn';
  const report = one.plan?.report;
  return report && totals(report).errors > 0 ? 'warn' : 'plain';
}
