/** Variants that look back over a year, whatever the period. */
export const YEARLY: readonly string[] = ['trailing_12', 'annualised', 'yearly', 'yoy'];
