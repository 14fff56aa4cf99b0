// Answers by their addresses: asked once however many look, shown while they are asked again.

import { untrack } from 'svelte';
import { request } from './api';
import type { Address } from './api';
import { NOBODY, problemOf } from './problem';
import type { Problem } from './problem';

/** For so long an answer is taken as it is, in milliseconds. */
const FRESH = 15_000;
const KEPT = 80;

class Entry {
  data = $state.raw<unknown>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);
  asking = $state(false);
  at = 0;
  users = 0;
  private controller: AbortController | undefined;

  constructor(readonly address: string) {}

  ask(): void {
    if (this.asking) return;
    this.asking = true;
    const controller = new AbortController();
    this.controller = controller;
    request<unknown>(this.address, { signal: controller.signal }).then(
      (data) => {
        if (this.controller !== controller) return;
        this.data = data;
        this.problem = undefined;
        this.at = Date.now();
        this.asking = false;
      },
      (error: unknown) => {
        if (this.controller !== controller || controller.signal.aborted) return;
        this.asking = false;
        const problem = problemOf(error);
        if (problem.code === NOBODY.code && this.data !== undefined && !this.problem) {
          // What was told before stays on the screen; that it is old is said above it.
          this.at = 0;
          return;
        }
        this.problem = problem;
        for (const listener of listeners) listener(this.problem);
      },
    );
  }

  /** Nobody waits any more. */
  leave(): void {
    this.users -= 1;
    if (this.users === 0 && this.asking) {
      this.controller?.abort();
      this.asking = false;
    }
  }
}

const entries = new Map<string, Entry>();
const listeners = new Set<(problem: Problem) => void>();

/** Hears of every problem, such as that nobody is signed in any more. */
export function onProblem(listener: (problem: Problem) => void): void {
  listeners.add(listener);
}

function entry(address: string): Entry {
  let known = entries.get(address);
  if (!known) {
    known = new Entry(address);
    trim();
  } else {
    entries.delete(address);
  }
  // The last used stands last.
  entries.set(address, known);
  return known;
}

function trim(): void {
  for (const [address, known] of entries) {
    if (entries.size < KEPT) return;
    if (known.users === 0) entries.delete(address);
  }
}

/** Asks again for all that is on the screen, and forgets the rest: the data have changed. */
export function refresh(prefix = ''): void {
  for (const [address, known] of entries) {
    if (!address.startsWith(prefix)) continue;
    known.at = 0;
    if (known.users > 0) known.ask();
    else entries.delete(address);
  }
}

export interface Answer<T> {
  /** The last answer to this question. While another question of the same kind is asked, that of
   * the question before, so that a screen does not collapse. */
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  /** Nothing can be shown yet. */
  readonly waiting: boolean;
  /** What is shown is being asked again, or belongs to the question before. */
  readonly stale: boolean;
  again(): void;
}

/** An answer that follows its address; `undefined` asks nothing. Call it while a component is made. */
export function answer<T>(address: () => Address<T> | undefined): Answer<T> {
  let current = $state.raw<Entry | undefined>(undefined);
  let before = $state.raw<unknown>(undefined);
  const wanted = $derived(address());

  $effect.pre(() => {
    const next = wanted;
    if (next === undefined) {
      current = undefined;
      return;
    }
    return untrack(() => {
      const known = entry(next);
      if (current?.data !== undefined) before = current.data;
      current = known;
      known.users += 1;
      if (known.problem || Date.now() - known.at > FRESH) known.ask();
      return () => known.leave();
    });
  });

  return {
    get data() {
      if (!current) return undefined;
      if (current.problem && current.data === undefined) return undefined;
      return (current.data ?? before) as T | undefined;
    },
    get problem() {
      return current?.problem;
    },
    get waiting() {
      return wanted !== undefined && !current?.problem && (current?.data ?? before) === undefined;
    },
    get stale() {
      return current !== undefined && !current.problem && (current.asking || current.data === undefined);
    },
    again() {
      current?.ask();
    },
  };
}
