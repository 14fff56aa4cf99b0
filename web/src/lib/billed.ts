// In which currencies customers are billed.

import { ask, WHOLE } from './api';
import { company } from './company.svelte';
import { answer } from './query.svelte';

/** The currencies in which anything is billed, of `segment` or of all; `undefined` until they are known. Called
 * while a component is made. */
export function billed(segment: () => string | undefined): { readonly all: string[] | undefined } {
  const told = answer(() => {
    const view = { ...company.look, currency: undefined, segment: segment() };
    return ask('metric', view, WHOLE, { metric: 'mrr', variant: 'standard', by: 'currency' });
  });
  return {
    get all() {
      // Beside them stands what has no currency.
      const found = told.data?.figures.flatMap((figure) => (/^[A-Z]{3}$/.test(figure.group ?? '') ? [figure.group ?? ''] : []));
      return found && [...new Set(found)].sort();
    },
  };
}
