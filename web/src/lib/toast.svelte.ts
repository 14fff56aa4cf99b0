// Short words about what was just done.

import { request, url } from './api';
import type { Removed } from './api.gen';
import { problemOf } from './problem';
import { refresh } from './query.svelte';

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'wrong';
  /** Takes back what was done. */
  undo?: (() => void) | undefined;
}

class Toasts {
  list = $state.raw<Toast[]>([]);
  private next = 1;

  say(text: string, kind: Toast['kind'] = 'done', undo?: () => void): void {
    // What stands there already is not said again beside it.
    if (!undo && this.list.some((one) => one.text === text && one.kind === kind)) return;
    const toast = { id: this.next++, text, kind, undo };
    this.list = [...this.list, toast];
    // What went wrong stays until it was read and closed.
    if (kind === 'done') setTimeout(() => this.close(toast.id), undo ? 12_000 : 6000);
  }

  /** The same of what can be taken back as long as the words about it stand there. */
  undoable(text: string, undo: () => Promise<void>): void {
    const back = () =>
      undo().catch((error: unknown) => {
        const { detail, title } = problemOf(error);
        this.say(detail ?? title, 'wrong');
      });
    this.say(text, 'done', () => void back());
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();

/** Brings back what was just removed, as it was: with its number, its author and its day. */
export async function bringBack(thing: Removed['thing'], id: number): Promise<void> {
  const body: Removed = { thing, id };
  await request(url('/removed'), { method: 'POST', body });
  refresh(url(`/${thing}s`));
}
