// The repository's Fluent files as modules: `virtual:words/<language>/<part>`.
//
// `frame` is what every screen may need: the words of the dashboard and the names of the catalogue.
// `catalogue` is the rest of it: what metrics mean, formulas, benchmarks, findings. Nothing of the
// command line's own words is shipped.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:words/';
const LOCALES = fileURLToPath(new URL('../locales/', import.meta.url));

export interface Entry {
  id: string;
  /** The message's own lines, without attributes. */
  value: string;
  /** Attributes by name, each with its lines. */
  attributes: Map<string, string>;
}

/** Messages of a Fluent file, cut by lines; comments are left out. */
export function entries(text: string): Entry[] {
  const all: Entry[] = [];
  let add: ((line: string) => void) | undefined;
  for (const line of text.split('\n')) {
    const message = /^([a-zA-Z][\w-]*) *=/.exec(line);
    const attribute = /^ +\.([a-zA-Z][\w-]*) *=/.exec(line);
    const last = all.at(-1);
    if (message) {
      const entry: Entry = { id: message[1] ?? '', value: line, attributes: new Map() };
      all.push(entry);
      add = (more) => (entry.value += `\n${more}`);
    } else if (attribute && last) {
      const name = attribute[1] ?? '';
      last.attributes.set(name, line);
      add = (more) => last.attributes.set(name, `${last.attributes.get(name) ?? ''}\n${more}`);
    } else if (/^[ }]/.test(line)) {
      add?.(line);
    } else {
      add = undefined;
    }
  }
  return all;
}

const NAMES = /^(metric|measure|family|unit)-/;

/** What of the catalogue every screen needs: names of metrics, variants and measures. */
export function names(text: string): string {
  const kept = entries(text).filter((entry) => NAMES.test(entry.id));
  const lines = kept.flatMap((entry) => {
    const own = [...entry.attributes].filter(([name]) => name.startsWith('variant-'));
    return [entry.value, ...own.map(([, line]) => line)];
  });
  return `${lines.join('\n')}\n`;
}

const PARTS: Record<string, (read: (file: string) => string) => string> = {
  frame: (read) => `${read('web.ftl')}\n${names(read('catalogue.ftl'))}`,
  catalogue: (read) => `${read('catalogue.ftl')}\n${read('terms.ftl')}`,
};

export function words(): Plugin {
  return {
    name: 'tenure-words',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [lang = '', part = ''] = id.slice(PREFIX.length + 1).split('/');
      const make = PARTS[part];
      if (!make) throw new Error(`no part of the words is called ${part}`);
      const text = make((file) => {
        const path = `${LOCALES}${lang}/${file}`;
        this.addWatchFile(path);
        return readFileSync(path, 'utf8').replace(/^#.*\n/gm, '');
      });
      return `export default ${JSON.stringify(text)};`;
    },
  };
}
