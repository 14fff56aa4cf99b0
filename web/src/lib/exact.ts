// Exact arithmetic on decimals and fractions that come as text. No figure becomes a float here.

/** A fraction; `den` is positive. */
export interface Fraction {
  num: bigint;
  den: bigint;
}

/** A decimal such as `-12.345`; `undefined` where the text is none. */
export function decimal(text: string | null | undefined): Fraction | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text ?? '');
  if (!match) return undefined;
  const [, sign, whole = '', rest = ''] = match;
  const num = BigInt(whole + rest);
  return { num: sign === '-' ? -num : num, den: 10n ** BigInt(rest.length) };
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.den - b.num * a.den, den: a.den * b.den };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

export function times(a: Fraction, factor: bigint): Fraction {
  return { num: a.num * factor, den: a.den };
}

/** `undefined` where the divisor is zero. */
export function over(a: Fraction, b: Fraction): Fraction | undefined {
  if (b.num === 0n) return undefined;
  const sign = b.num < 0n ? -1n : 1n;
  return { num: sign * a.num * b.den, den: sign * b.num * a.den };
}

export function sign(a: Fraction): -1 | 0 | 1 {
  return a.num > 0n ? 1 : a.num < 0n ? -1 : 0;
}

export function absolute(a: Fraction): Fraction {
  return { num: a.num < 0n ? -a.num : a.num, den: a.den };
}

/** As a decimal of so many places; halves go to the even neighbour. */
export function fixed(a: Fraction, places: number): string {
  const negative = a.num < 0n;
  const scaled = (negative ? -a.num : a.num) * 10n ** BigInt(places);
  const [whole, rest] = [scaled / a.den, (scaled % a.den) * 2n];
  const up = rest > a.den || (rest === a.den && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  const digits = rounded.toString().padStart(places + 1, '0');
  const text = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  return negative && rounded !== 0n ? `-${text}` : text;
}

/** The sum of decimals as a decimal; what is no decimal adds nothing. */
export function sum(texts: readonly (string | null | undefined)[]): string {
  let places = 0;
  let total: Fraction = { num: 0n, den: 1n };
  for (const text of texts) {
    const value = decimal(text);
    if (!value) continue;
    places = Math.max(places, (text?.split('.')[1] ?? '').length);
    total = plus(total, value);
  }
  return fixed(total, places);
}

/** For places on a screen only, never for figures that are shown. */
export function approx(text: string | null | undefined): number | null {
  const value = text === null || text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
