// What advocates have in common, and how much of it chance alone would make.

import type { AdvocateTrait as Trait } from '../../lib/api.gen';
import { decimal, sign } from '../../lib/exact';

/** Whether the interval of the difference leaves out 0. */
export function differs({ difference_interval: of }: Pick<Trait, 'difference_interval'>): boolean {
  const [low, high] = [decimal(of?.low), decimal(of?.high)];
  return low !== undefined && high !== undefined && sign(low) === sign(high) && sign(low) !== 0;
}

/** How many of so many comparisons chance alone would mark. */
export function expected(traits: readonly Pick<Trait, 'difference_interval'>[], comparisons: number): number {
  const level = Number(traits.find((one) => one.difference_interval)?.difference_interval?.level ?? '0.95');
  return Math.round(comparisons * (1 - level));
}
