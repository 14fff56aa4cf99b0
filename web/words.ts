// The repository's Fluent files as modules: `virtual:words/<language>/<part>`.
//
// `frame` is what the first load needs: the words of the frame, of shared parts and of the first screen,
// and the names of the catalogue. `screens` are the words of all other screens,
// and the names of themes.
// `catalogue` is the rest of the catalogue: what metrics mean, formulas, benchmarks, findings. Nothing else of
// the command line's own words is shipped.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const SRC = fileURLToPath(new URL('src/', import.meta.url));
const SCREENS = join(SRC, 'screens/');
/** The one screen whose words come with the frame: what `scripts/budget.mjs` counts, too. */
const FIRST = 'overview';

/** Text of all sources that are there without opening another screen than the first. */
function firstSources(folder = SRC): string {
  const parts = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folder === SCREENS && entry.name !== FIRST ? '' : firstSources(join(path, '/'));
    return /(?<!\.test)\.(ts|svelte)$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
  });
  return parts.join('\n');
}

/** Messages of the dashboard that the first load asks for, or all others; ids stand whole and quoted in sources. */
export function dashboard(text: string, first: boolean): string {
  const asked = new Set(Array.from(firstSources().matchAll(/'([\w-]+)(?=')/g), (match) => match[1]));
  const kept = entries(text).filter((entry) => asked.has(entry.id) === first);
  return kept.map((entry) => [entry.value, ...entry.attributes.values()].join('\n')).join('\n');
}

/** Names of kinds of spend, which the command line calls so, too. */
export function spends(text: string): string {
  return entries(text).flatMap((entry) => (entry.id.startsWith('spend-') ? [entry.value] : [])).join('\n');
}

/** Names of the themes that come with the program, which the command line calls so, too. */
export function themes(text: string): string {
  return entries(text).flatMap((entry) => (entry.id.startsWith('theme-') ? [entry.value] : [])).join('\n');
}

const PARTS: Record<string, (read: (file: string) => string) => string> = {
  frame: (read) => `${dashboard(read('web.ftl'), true)}\n${names(read('catalogue.ftl'))}\n${spends(read('desk.ftl'))}`,
  screens: (read) => `${dashboard(read('web.ftl'), false)}\n${themes(read('pages.ftl'))}`,
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
