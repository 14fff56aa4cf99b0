// What customers are called, for lists that tell only their ids.

import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { ask, NOW, request } from './api';
import type { Customers } from './api.gen';
import { company } from './company.svelte';
import { onlyThese } from './customers';

/** Ids in one question: its address must not grow too long. */
const TOGETHER = 100;
/** In longer lists the rest are told by their ids. */
const MOST = 1000;

const known = new SvelteMap<string, string>();
const asked = new Set<string>();

function key(id: string): string {
  return `${company.look.workspace ?? ''} ${id}`;
}

async function learn(ids: readonly string[]): Promise<void> {
  const address = ask('customers', { ...company.look, segment: onlyThese(ids), currency: undefined }, NOW, { columns: 'name', all: true });
  const keys = new Map(ids.map((id) => [id, key(id)]));
  const told = await request<Customers>(address);
  for (const { customer_id: id, name } of told.customers) if (typeof name === 'string' && name) known.set(keys.get(id) ?? key(id), name);
}

/** Names by id, asked for as ids come up; an id without a name has none yet, or none at all. Call it
 * while a component is made. */
export function namesOf(ids: () => readonly string[]): (id: string) => string | undefined {
  $effect(() => {
    const missing = [...new Set(ids())].slice(0, MOST).filter((id) => !asked.has(key(id)));
    untrack(async () => {
      for (const id of missing) asked.add(key(id));
      try {
        for (let at = 0; at < missing.length; at += TOGETHER) await learn(missing.slice(at, at + TOGETHER));
      } catch {
        // Whoever may not see names sees ids; others may ask again.
        for (const id of missing) asked.delete(key(id));
      }
    });
  });
  return (id) => known.get(key(id));
}
