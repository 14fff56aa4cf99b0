// Sizes of files.

import type { Lang } from './locale';

/** Bytes, in the largest unit of which there is one. */
export function bytes(lang: Lang, n: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const at = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, n)) / 3)));
  const style = { style: 'unit', unit: units[at], unitDisplay: 'short', maximumFractionDigits: at === 0 ? 0 : 1 } as const;
  return new Intl.NumberFormat(lang, style).format(n / 1000 ** at);
}
