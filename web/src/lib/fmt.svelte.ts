// The formats of [`format`] in the language that is spoken, and in the company's zone: days and times on
// one screen are all of that one.

import * as format from './format';
import type { Style, Unit } from './format';
import type { Day, Grain } from './days';
import { words } from './words.svelte';
import { zone } from './zone';

export const value = (text: string, unit: Unit, currency?: string | null, style?: Style): string =>
  format.value(words.lang, text, unit, currency, style);
export const money = (text: string, currency: string | null | undefined, style?: Style): string =>
  format.value(words.lang, text, 'money', currency, style);
export const count = (n: number | string): string => format.count(words.lang, n);
export const percent = (text: string, digits?: number): string => format.percent(words.lang, text, digits);
export const length = (n: number, unit: string): string => format.length(words.lang, n, unit);
export const day = (at: Day): string => format.day(words.lang, at);
export const period = (from: Day, to: Day, grain?: Grain, short?: boolean): string =>
  format.period(words.lang, from, to, grain, short);
export const span = (from: Day, to: Day, short?: boolean): string => format.span(words.lang, from, to, short);
export const dayIn = (at: string): string => format.dayIn(words.lang, at, zone());
export const instant = (at: string): string => format.instant(words.lang, at, zone());
export const clock = (at: number): string => format.clock(words.lang, at, zone());
