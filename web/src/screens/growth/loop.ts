// What a row of the closed loop says.

import { decimal } from '../../lib/exact';

/** What is looked at of a figure. */
export interface Said {
  value: string | null;
  terms: readonly { value: string }[];
}

/** Whether there is a value, or something of which none could be made: spend that won nobody is in the total,
 * so it has a row. */
export function says(figure: Said | undefined): boolean {
  if (!figure) return false;
  return figure.value !== null || figure.terms.some((term) => (decimal(term.value)?.num ?? 0n) !== 0n);
}
