// A formula with numbers in the place of its terms: the worked example of a definition.

import type { Figure } from '../../lib/figures';

/** An id of a measure, over a window or not: `opening_mrr[12 months]`. */
const TERM = /[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\[[^\]]*\])?/g;

/** `shown` writes a term; undefined where the formula names none of them. */
export function worked(formula: string, terms: Figure['terms'], shown: (term: Figure['terms'][number]) => string): string | undefined {
  const known = new Map(terms.map((term) => [term.measure, term]));
  let found = false;
  const text = formula.replace(TERM, (id) => {
    const term = known.get(id);
    if (!term) return id;
    found = true;
    return shown(term);
  });
  return found ? text : undefined;
}

/** The figure that makes an example: the last that is told, best of a whole period, best of all together. */
export function exampleOf(figures: readonly Figure[], variant: string): Figure | undefined {
  const told = figures.filter((figure) => figure.variant === variant && figure.value !== null && figure.terms.length > 0);
  const whole = told.filter((figure) => !figure.partial);
  const best = whole.length > 0 ? whole : told;
  const last = best.at(-1);
  return best.findLast((figure) => figure.group === undefined) ?? best.find((figure) => figure.to === last?.to);
}
