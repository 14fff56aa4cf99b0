// Charts as files: the picture as it is seen, with its colours and words in it.

import { letters } from './scale';

const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline',
  'font-variant-numeric', 'paint-order', 'visibility',
];

/** A series in the legend, in the colour that it is seen in. */
export interface Key {
  name: string;
  colour: string;
  /** How it is drawn, where it is no square. */
  line?: 'dashed' | 'solid' | undefined;
}

/** What stands around a picture. */
export interface Words {
  title: string;
  /** Below the title: what the chart says of itself, and what is looked at. */
  about: readonly string[];
  keys?: readonly Key[];
  /** Below the picture: what its places count, and what to mind. */
  below?: readonly string[];
}

/** A text in lines of at most so many letters, broken between words where there are any. */
export function inLines(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\S+\s*|[\u2e80-\uffef]/g) ?? []) {
    // Chinese breaks between any two signs.
    for (const part of letters(word) > most ? [...word] : [word]) {
      if (line !== '' && letters(line + part.trimEnd()) > most) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += part;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

const ROW = 18;
const SMALL = 11;
/** Heights of a line of the title, and of all else. */
const TITLE = 19;
const LINE = 16;

/** Where each name of a legend stands, in as many rows as the width asks for. */
export function legendPlaces(names: readonly string[], width: number): { x: number; row: number }[] {
  let [x, row] = [0, 0];
  return names.map((name) => {
    const size = 34 + letters(name) * 6.6;
    if (x > 0 && x + size > width) [x, row] = [0, row + 1];
    const place = { x, row };
    x += size;
    return place;
  });
}

function legend(keys: readonly Key[], width: number, top: number, said: (x: number, y: number, name: string) => string): { text: string; rows: number } {
  const places = legendPlaces(keys.map((key) => key.name), width);
  const text = keys.map((key, at) => {
    const place = places[at] ?? { x: 0, row: 0 };
    const [x, y] = [16 + place.x, top + place.row * ROW];
    const mark = key.line
      ? `<line x1="${x}" x2="${x + 14}" y1="${y - 4}" y2="${y - 4}" stroke="${key.colour}" stroke-width="2"${key.line === 'dashed' ? ' stroke-dasharray="4 3"' : ''}/>`
      : `<rect x="${x}" y="${y - 9}" width="10" height="10" rx="2" fill="${key.colour}"/>`;
    return mark + said(x + 18, y, key.name);
  });
  return { text: text.join(''), rows: keys.length === 0 ? 0 : (places.at(-1)?.row ?? 0) + 1 };
}

/** The picture with its words, standing on its own: styles inlined, on the ground it is seen on. */
export function svgText(svg: SVGSVGElement, { title, about, keys = [], below = [] }: Words): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [at, element] of from.entries()) {
    const style = getComputedStyle(element);
    const target = to[at];
    if (!target) continue;
    for (const name of STYLES) target.style.setProperty(name, style.getPropertyValue(name));
    target.removeAttribute('class');
  }
  copy.querySelectorAll('[data-cursor]').forEach((element) => element.remove());
  const { width, height } = svg.getBoundingClientRect();
  const root = getComputedStyle(svg.closest('.panel') ?? document.body);
  const words = getComputedStyle(document.body);
  const text = (y: number, size: number, weight: number, said: string, x = 16) =>
    `<text x="${x}" y="${y}" font-family="${escape(words.fontFamily)}" font-size="${size}" font-weight="${weight}" fill="${words.color}">${escape(said)}</text>`;
  // As wide as the letters of these fonts are at most, more or less.
  const fit = (said: string, size: number) => inLines(said, width / (size * 0.6));
  let top = 4;
  const set = (said: string, size: number, weight: number) =>
    fit(said, size).map((line) => text((top += size === SMALL ? LINE : TITLE), size, weight, line));
  const head = [...set(title, 15, 600), ...about.flatMap((said) => set(said, SMALL, 400))];
  const names = legend(keys, width, top + 20, (x, y, name) => text(y, SMALL, 400, name, x));
  const above = top + 8 + names.rows * ROW;
  top = above + height;
  const foot = below.flatMap((said) => set(said, SMALL, 400));
  copy.setAttribute('x', '16');
  copy.setAttribute('y', String(above));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const [fullWidth, fullHeight] = [width + 32, top + 12];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="0 0 ${fullWidth} ${fullHeight}">` +
    `<rect width="100%" height="100%" fill="${root.backgroundColor}"/>` +
    head.join('') +
    names.text +
    new XMLSerializer().serializeToString(copy) +
    foot.join('') +
    '</svg>'
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Twice as fine as on the screen. */
export async function png(text: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    const context = canvas.getContext('2d');
    context?.scale(2, 2);
    context?.drawImage(image, 0, 0);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('the picture could not be drawn');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to whoever asked for it. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file name from a title: letters, digits and dashes. */
export function fileName(title: string, end: string): string {
  const plain = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${plain || 'tenure'}.${end}`;
}
