// Charts as files: the picture as it is seen, with its colours and words in it.

const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline',
  'font-variant-numeric', 'paint-order', 'visibility',
];

/** The picture with its title, standing on its own: styles inlined, on the ground it is seen on. */
export function svgText(svg: SVGSVGElement, title: string, about: string): string {
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
  const head = 48;
  const root = getComputedStyle(svg.closest('.panel') ?? document.body);
  const words = getComputedStyle(document.body);
  const text = (y: number, size: number, weight: number, said: string) =>
    `<text x="16" y="${y}" font-family="${escape(words.fontFamily)}" font-size="${size}" font-weight="${weight}" fill="${words.color}">${escape(said)}</text>`;
  copy.setAttribute('x', '16');
  copy.setAttribute('y', String(head));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const [fullWidth, fullHeight] = [width + 32, height + head + 12];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="0 0 ${fullWidth} ${fullHeight}">` +
    `<rect width="100%" height="100%" fill="${root.backgroundColor}"/>` +
    text(22, 15, 600, title) +
    text(40, 11, 400, about) +
    new XMLSerializer().serializeToString(copy) +
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
