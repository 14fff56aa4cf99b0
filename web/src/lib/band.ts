// A band and a value on one scale, from 0 to 100.

import { approx } from './exact';

/** Where the band begins and ends and where the value lies, with room on both sides; a band without
 * an end goes on to the edge. */
export function bandScale(own: string | null, band: { low: string | null; high: string | null }): { own: number | null; from: number; to: number } {
  const [at, low, high] = [approx(own), approx(band.low), approx(band.high)];
  const known = [at, low, high].filter((one): one is number => one !== null);
  const [least, most] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 1];
  const room = (most - least || Math.abs(most) || 1) * 0.25;
  const place = (x: number) => ((x - (least - room)) / (most - least + 2 * room)) * 100;
  return { own: at === null ? null : place(at), from: low === null ? 0 : place(low), to: high === null ? 100 : place(high) };
}
