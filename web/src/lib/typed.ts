// Numbers as people type them, in the signs of their language, as the API reads them.

/** What a language writes between whole and decimals, and between thousands. */
export interface Marks {
  decimal: string;
  group: string;
}

export function marksOf(lang: string): Marks {
  const parts = new Intl.NumberFormat(lang).formatToParts(12345.6);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: sign('decimal') || '.', group: sign('group') };
}

/** `1.234,5` of Romanian and `1,234.5` of English as `1234.5`, with its minus; undefined where it is no
 * number, or one that can be read in two ways. Spaces stand between thousands in any language. */
export function plainNumber(typed: string, { decimal, group }: Marks): string | undefined {
  const text = typed.replace(/[\s_'’]/g, '').replace('−', '-');
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const rest = text.slice(sign.length);
  const read = decimal === ',' ? withComma(rest, group === '.') : withPoint(rest);
  return read === undefined ? undefined : (sign === '-' ? '-' : '') + read;
}

function withPoint(text: string): string | undefined {
  if (!/^(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?$/.test(text)) return undefined;
  return digits(text.replaceAll(',', ''));
}

/** Who writes decimals with a comma may type a point for it, save where points stand between thousands. */
function withComma(text: string, points: boolean): string | undefined {
  if (text.includes(',')) {
    if (!/^(\d+|\d{1,3}(\.\d{3})+)?,\d*$/.test(text)) return undefined;
    return digits(text.replaceAll('.', '').replace(',', '.'));
  }
  const grouped = points ? /^\d{1,3}(\.\d{3})+$/ : /^\d{1,3}(\.\d{3}){2,}$/;
  if (grouped.test(text)) return digits(text.replaceAll('.', ''));
  return /^\d*(\.\d*)?$/.test(text) ? digits(text) : undefined;
}

/** The same with a digit before its point and no point at its end. */
function digits(text: string): string | undefined {
  const [whole = '', rest = ''] = text.split('.');
  if (whole === '' && rest === '') return undefined;
  return (whole || '0') + (rest ? `.${rest}` : '');
}
