// What happened and when: shown on charts over time, and in their words.

import { url } from './api';
import type { Note } from '../charts/model';
import { answer } from './query.svelte';

interface Annotation {
  id: string | number;
  at: string;
  kind: string;
  text: string;
}

/** Begins to ask, within a component; the notes of a range, by time. */
export function annotations(): (span: { from: string; to: string }) => Note[] {
  const all = answer<{ items: Annotation[] }>(() => url('/annotations'));
  return ({ from, to }) =>
    (all.data?.items ?? [])
      .filter((one) => one.at.slice(0, 10) >= from && one.at.slice(0, 10) < to)
      .sort((a, b) => a.at.localeCompare(b.at))
      .map(({ at, kind, text }) => ({ at: at.slice(0, 10), kind, text }));
}
