// Scales and paths, over d3.

import { scaleLinear } from 'd3-scale';
import { area, curveLinear, line } from 'd3-shape';
import type { Axis, Place } from './model';

/** An axis with some round ticks; `zero` takes in zero, as bars must. */
export function axis(values: readonly (number | null | undefined)[], zero: boolean, ticks = 4): Axis {
  const known = values.filter((value): value is number => typeof value === 'number');
  let [min, max] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 1];
  if (zero || min === max) {
    min = Math.min(0, min);
    max = Math.max(0, max);
  }
  if (min === max) max = min + 1;
  const scale = scaleLinear([min, max], [0, 1]).nice(ticks);
  const [first = min, last = max] = scale.domain();
  const all = scale.ticks(ticks);
  // Of what is counted there are no halves.
  const whole = known.length > 0 && known.every(Number.isInteger) ? all.filter(Number.isInteger) : all;
  return { min: first, max: last, ticks: whole.length > 1 ? whole : all };
}

/** Whether zero is not on an axis. */
export function isCropped(axis: Axis): boolean {
  return axis.min > 0 || axis.max < 0;
}

/** How much of its distance from zero an axis shows at least where zero is not on it: with less, what hardly
 * changes would look like a collapse. */
const LEAST_SHOWN = 0.2;

/** The value towards zero that such an axis has to hold, too. */
function farther(values: readonly (number | null | undefined)[]): number[] {
  const known = values.filter((value): value is number => typeof value === 'number');
  const [min, max] = [Math.min(...known), Math.max(...known)];
  if (min > 0) return [Math.min(min, max * (1 - LEAST_SHOWN))];
  return max < 0 ? [Math.max(max, min * (1 - LEAST_SHOWN))] : [];
}

/** The axis of lines; round numbers may be those of a smaller unit: hours of days. */
export function axisIn(factor: number, values: readonly (number | null | undefined)[], zero: boolean): Axis {
  const held = zero ? values : [...values, ...farther(values)];
  const own = axis(held.map((value) => (typeof value === 'number' ? value * factor : value)), zero);
  return { min: own.min / factor, max: own.max / factor, ticks: own.ticks.map((tick) => tick / factor) };
}

/** From a value to a height. */
export function vertical(axis: Axis, top: number, bottom: number): (value: number) => number {
  return scaleLinear([axis.min, axis.max], [bottom, top]);
}

export interface At {
  x: number;
  y: number | null;
}

/** A line with gaps where nothing is known. */
export function linePath(points: readonly At[]): string {
  const make = line<At>((at) => at.x, (at) => at.y ?? 0).defined((at) => at.y !== null).curve(curveLinear);
  return make(points) ?? '';
}

export function areaPath(points: readonly { x: number; low: number | null; high: number | null }[]): string {
  const make = area<(typeof points)[number]>(
    (at) => at.x,
    (at) => at.low ?? 0,
    (at) => at.high ?? 0,
  ).defined((at) => at.low !== null && at.high !== null);
  return make(points) ?? '';
}

/** How many letters' room a text takes: signs of Chinese are about as wide as two. */
export function letters(text: string): number {
  return [...text].reduce((all, sign) => all + (sign > '\u2e7f' ? 1.9 : 1), 0);
}

/** Where places stand along an axis, as shares of its width: in equal steps, or as far apart as they are. */
export function spots(places: readonly Place[]): number[] {
  const all = places.map((place) => place.at);
  const known = all.filter((at): at is number => at !== undefined);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length < all.length || low >= high) return places.map((_, at) => (at + 0.5) / places.length);
  // Neither end is cut off.
  const edge = 0.03;
  return known.map((at) => edge + ((at - low) / (high - low)) * (1 - 2 * edge));
}

/** The place that is nearest to a share of the width, of whichever is within. */
export function nearest(spots: readonly number[], share: number): number {
  if (share < 0 || share > 1) return -1;
  const far = spots.map((spot) => Math.abs(spot - share));
  return far.indexOf(Math.min(...far));
}

/** Which labels of an axis have room where they stand, the last one always among them. */
export function thinned(across: readonly number[], room: number): Set<number> {
  const kept = new Set<number>();
  let next = Infinity;
  for (let at = across.length - 1; at >= 0; at -= 1) {
    const here = across[at] ?? 0;
    // Steps of a width are no whole numbers.
    if (next - here < room - 0.01) continue;
    kept.add(at);
    next = here;
  }
  return kept;
}

/** A value on an axis, with so many decimals more than usual. */
export type Tick = (value: string, finer?: number) => string;

/** Labels of an axis: with more decimals where some would read the same, without them where all are zeros. */
export function labelled(ticks: readonly number[], tick: Tick): string[] {
  const finer = [0, 1, 2].map((more) => ticks.map((value) => tick(String(value), more)));
  return rounded(finer.find((labels) => new Set(labels).size === labels.length) ?? finer[0] ?? []);
}

/** Labels of an axis, without decimals where all of these are zeros. */
export function rounded(labels: readonly string[]): string[] {
  const zeros = /(\d)[.,]0{1,2}(?!\d)/;
  return labels.every((label) => zeros.test(label)) ? labels.map((label) => label.replace(zeros, '$1')) : [...labels];
}

/** Where the middle of a text of this length stands, so that neither end is cut off. */
export function inside(middle: number, length: number, width: number): number {
  return Math.max(length / 2, Math.min(middle, width - length / 2));
}

/** A name on at most two lines of so many letters, broken between words. */
export function wrapped(text: string, letters: number): string[] {
  const words = text.split(' ');
  if (text.length <= letters || words.length === 1) return [text];
  const breaks = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const longer = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));
  return breaks.reduce((best, lines) => (longer(lines) < longer(best) ? lines : best));
}

/** How names stand below an axis, and how much room that takes. */
export interface Names {
  /** Each name in its lines. */
  lines: string[][];
  /** Whether they lean, each ending below its place. */
  leaning: boolean;
  room: number;
}

/** Room of a letter, and of a line, of the labels. */
const LETTER = 6.2;
const LINE = 13;
/** How far names lean: 40 degrees. */
const LEAN = { sine: 0.643, cosine: 0.766 };
export const LEANING = -40;

/** All names of an axis whose places are so far apart: on two lines, or leaning where these are too long. */
export function named(names: readonly string[], step: number): Names {
  const lines = names.map((name) => wrapped(name, Math.floor((step - 4) / LETTER)));
  const widest = Math.max(...lines.flat().map(letters), 1) * LETTER;
  if (widest + 4 <= step) return { lines, leaning: false, room: 12 + LINE * Math.max(...lines.map((all) => all.length)) };
  const longest = Math.max(...names.map(letters), 1) * LETTER;
  return { lines: names.map((name) => [name]), leaning: true, room: 16 + longest * LEAN.sine + LINE * LEAN.cosine };
}

/** An amount on two lines, the number and its unit, where one line is longer than it has room. */
export function stacked(texts: readonly string[], step: number): string[][] {
  if (Math.max(...texts.map(letters), 0) * LETTER + 4 <= step) return texts.map((text) => [text]);
  return texts.map((text) => {
    const found = /^(\D*\d[^\s]*)\s(.+)$/u.exec(text);
    return found?.[1] && found[2] ? [found[1], found[2]] : [text];
  });
}

/** Where what is said of a place stands: beside it on the right, else on the left, and within the chart. */
export function besides(place: number, size: number, width: number, gap = 12): number {
  const right = place + gap;
  const left = right + size <= width ? right : place - gap - size;
  return Math.max(0, Math.min(left, width - size));
}
