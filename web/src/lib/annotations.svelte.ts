// What happened and when: shown on charts over time, and in their words. One dialog writes them,
// wherever it is opened.

import { request, url } from './api';
import type { Annotation } from './api.gen';
import type { Note } from '../charts/model';
import { location } from './location.svelte';
import { isMasked } from './mask';
import { answer, refresh } from './query.svelte';
import type { Answer } from './query.svelte';
import { bringBack, toasts } from './toast.svelte';
import { t } from './words.svelte';

export const KINDS = ['release', 'price', 'definition', 'import', 'other'] as const;
export type Kind = (typeof KINDS)[number];

export type { Annotation } from './api.gen';

const WORDS: Record<Kind, string> = {
  release: 'annotations-release',
  price: 'annotations-price',
  definition: 'annotations-definition',
  import: 'annotations-import',
  other: 'annotations-other',
};

/** What a kind is called. */
export function kindName(kind: string): string {
  return kind in WORDS ? t(WORDS[kind as Kind]) : kind;
}

/** What happened, or that it is kept from whoever looks. */
export function textOf({ text }: Annotation): string {
  return isMasked(text) ? t('voice-masked') : text;
}

const where = () => ({ workspace: location.view.workspace });

/** All of them, by day; called while a component is made. */
export function allAnnotations(): Answer<{ items: Annotation[] }> {
  return answer(() => url('/annotations', where()));
}

/** Begins to ask, within a component; the notes of a range, by time. */
export function annotations(): (span: { from: string; to: string }) => Note[] {
  const all = allAnnotations();
  return ({ from, to }) =>
    (all.data?.items ?? [])
      .filter((one) => one.at.slice(0, 10) >= from && one.at.slice(0, 10) < to)
      .sort((a, b) => a.at.localeCompare(b.at))
      .map((one) => ({ id: one.id, at: one.at.slice(0, 10), kind: one.kind, text: textOf(one) }));
}

/** What is being written: a new one of a day, or one that is there. */
export interface Draft {
  id?: number | undefined;
  at: string;
  kind: Kind;
  text: string;
}

class Annotating {
  draft = $state<Draft | undefined>();

  /** Opens the dialog. */
  begin(draft: Partial<Draft> & { at: string }): void {
    this.draft = { kind: 'other', text: '', ...draft };
  }
}

export const annotating = new Annotating();

/** Writes a draft; of one that was there author and day of writing stay. */
export async function keep(draft: Draft): Promise<void> {
  const { id, at, kind, text } = draft;
  const body = { at, kind, text };
  if (id === undefined) await request(url('/annotations', where()), { method: 'POST', body });
  else await request(url(`/annotations/${id}`), { method: 'PATCH', body });
  refresh(url('/annotations'));
}

/** Removes one, which can be taken back as long as the words about it stand there. */
export async function remove(id: number): Promise<void> {
  await request(url(`/annotations/${id}`), { method: 'DELETE' });
  refresh(url('/annotations'));
  toasts.undoable(t('annotations-removed'), () => bringBack('annotation', id));
}
