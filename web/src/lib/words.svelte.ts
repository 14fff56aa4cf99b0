// Words in the language of whoever looks. Messages are in the repository's `locales/`.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { FluentVariable } from '@fluent/bundle';
import { untrack } from 'svelte';
import enFrame from 'virtual:words/en/frame';
import { choose, langOf } from './locale';
import type { Lang } from './locale';
import { recall, remember } from './memory';

type Load = () => Promise<{ default: string }>;

const FRAMES: Record<Lang, Load> = {
  en: () => Promise.resolve({ default: enFrame }),
  ro: () => import('virtual:words/ro/frame'),
  uk: () => import('virtual:words/uk/frame'),
  'zh-Hans': () => import('virtual:words/zh-Hans/frame'),
  nb: () => import('virtual:words/nb/frame'),
};

/** What is read once it is needed: words of screens beyond the first, and what metrics mean. */
export type Part = 'screens' | 'catalogue';

const PARTS: Record<Part, Record<Lang, Load>> = {
  screens: {
    en: () => import('virtual:words/en/screens'),
    ro: () => import('virtual:words/ro/screens'),
    uk: () => import('virtual:words/uk/screens'),
    'zh-Hans': () => import('virtual:words/zh-Hans/screens'),
    nb: () => import('virtual:words/nb/screens'),
  },
  catalogue: {
    en: () => import('virtual:words/en/catalogue'),
    ro: () => import('virtual:words/ro/catalogue'),
    uk: () => import('virtual:words/uk/catalogue'),
    'zh-Hans': () => import('virtual:words/zh-Hans/catalogue'),
    nb: () => import('virtual:words/nb/catalogue'),
  },
};

type Parts = Partial<Record<Part, FluentBundle>>;

function bundle(lang: Lang, text: string): FluentBundle {
  const made = new FluentBundle(lang, { useIsolating: false });
  made.addResource(new FluentResource(text));
  return made;
}

async function part(lang: Lang, name: Part): Promise<FluentBundle> {
  const { default: text } = await PARTS[name][lang]();
  return bundle(lang, text);
}

class Words {
  lang = $state<Lang>('en');
  private frame = $state.raw(bundle('en', enFrame));
  private parts = $state.raw<Parts>({});
  private wanted = new Set<Part>();

  /** Reads the words of a language, then speaks it. */
  async speak(lang: Lang): Promise<void> {
    const wanted = [...this.wanted];
    const [{ default: text }, ...made] = await Promise.all([FRAMES[lang](), ...wanted.map((name) => part(lang, name))]);
    this.frame = bundle(lang, text);
    this.parts = Object.fromEntries(wanted.map((name, at) => [name, made[at]])) as Parts;
    this.lang = lang;
    document.documentElement.lang = lang;
    // What came to be needed meanwhile.
    await Promise.all([...this.wanted].map((name) => this.read(name)));
  }

  /** Reads a part that is needed from now on. */
  async read(name: Part): Promise<void> {
    if (this.wanted.has(name) && untrack(() => this.parts[name])) return;
    this.wanted.add(name);
    const lang = untrack(() => this.lang);
    const made = await part(lang, name);
    // The language may have been changed meanwhile.
    if (lang !== untrack(() => this.lang)) return this.read(name);
    this.parts = { ...this.parts, [name]: made };
  }

  /** A message, or an attribute of one as `id.attribute`; `undefined` where there is none. */
  find(id: string, args?: Record<string, FluentVariable>): string | undefined {
    const { screens, catalogue } = this.parts;
    return say(this.frame, id, args) ?? (screens && say(screens, id, args)) ?? (catalogue && say(catalogue, id, args));
  }
}

function say(bundle: FluentBundle, id: string, args?: Record<string, FluentVariable>): string | undefined {
  const [name = '', attribute] = id.split('.');
  const message = bundle.getMessage(name);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  return pattern ? bundle.formatPattern(pattern, args) : undefined;
}

export const words = new Words();

/** A message in the language of whoever looks. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  return words.find(id, args) ?? id;
}

/** Clauses that follow each other, with the mark that the language puts between them. */
export const clauses = (parts: readonly string[]): string => parts.join(words.lang === 'zh-Hans' ? '；' : '; ');

/** Chooses a language for this browser. */
export async function chooseLang(lang: Lang): Promise<void> {
  remember('lang', lang);
  await words.speak(lang);
}

/** The language to begin with: of the address, the last chosen, that of the browser. */
export function firstLang(): Lang {
  const asked = new URLSearchParams(window.location.search).get('lang');
  return choose(langOf(asked), recall('lang'), ...navigator.languages);
}
