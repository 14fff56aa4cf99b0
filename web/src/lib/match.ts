// How well what was typed fits a name: for the palette.

/** Above 0 where it fits, the more the better. All words must be found; beginnings count most. */
export function score(typed: string, name: string): number {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const text = fold(name);
  if (wanted.length === 0) return 1;
  let total = 0;
  for (const word of wanted) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    const starts = at === 0 ? 4 : /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 3 : 1;
    total += starts + word.length / Math.max(text.length, 1);
  }
  return total;
}

/** Without case and marks, so that `retentie` finds `Retenție`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
