// What a browser calls itself, in short.

const BROWSERS = [/Edg/, /OPR/, /Firefox/, /Chrom(?:e|ium)/, /Safari/];
const NAMES = ['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari'];
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'];

/** `Firefox, Windows`; what is no browser as it calls itself. */
export function agentOf(text: string): string {
  const browser = NAMES[BROWSERS.findIndex((mark) => mark.test(text))];
  const system = SYSTEMS.find((name) => text.includes(name))?.replace('Mac OS X', 'macOS');
  return browser ? [browser, system].filter((part) => part !== undefined).join(', ') : text.slice(0, 40);
}
