// How a source stands, in words.

import { t } from '../../lib/words.svelte';
import { standing } from './stripe';
import type { Source, State } from './stripe';

const STATES: Record<State, string> = {
  syncing: 'sources-state-syncing',
  paused: 'sources-state-paused',
  failed: 'sources-state-failed',
  waiting: 'sources-state-waiting',
  fine: 'sources-state-fine',
};

const TONES: Record<State, 'plain' | 'good' | 'bad' | 'warn'> = {
  syncing: 'plain',
  paused: 'warn',
  failed: 'bad',
  waiting: 'plain',
  fine: 'good',
};

const REASONS: Record<string, string> = {
  thin: 'sources-kept-thin',
  'other-mode': 'sources-kept-mode',
  'other-account': 'sources-kept-account',
  'unknown-object': 'sources-kept-unknown',
};

export function stateOfSource(source: Source): string {
  return t(STATES[standing(source)]);
}

export function toneOfSource(source: Source): 'plain' | 'good' | 'bad' | 'warn' {
  return TONES[standing(source)];
}

/** Why events are kept and not brought in. */
export function keptFor(reason: string, n: number): string {
  const known = REASONS[reason];
  return known ? t(known, { n }) : t('sources-kept-bad', { n, reason });
}

export function scheduleOf(minutes: number | null): string {
  if (minutes === null) return t('sources-every-none');
  if (minutes === 60) return t('sources-every-hour');
  if (minutes === 1440) return t('sources-every-day');
  if (minutes % 1440 === 0) return t('sources-every-days', { n: minutes / 1440 });
  if (minutes % 60 === 0) return t('sources-every-hours', { n: minutes / 60 });
  return t('sources-every-minutes', { n: minutes });
}
