// Words in the language of whoever looks. Messages are in the repository's `locales/`.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { FluentVariable } from '@fluent/bundle';
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

const CATALOGUES: Record<Lang, Load> = {
  en: () => import('virtual:words/en/catalogue'),
  ro: () => import('virtual:words/ro/catalogue'),
  uk: () => import('virtual:words/uk/catalogue'),
  'zh-Hans': () => import('virtual:words/zh-Hans/catalogue'),
  nb: () => import('virtual:words/nb/catalogue'),
};

function bundle(lang: Lang, text: string): FluentBundle {
  const made = new FluentBundle(lang, { useIsolating: false });
  made.addResource(new FluentResource(text));
  return made;
}

class Words {
  lang = $state<Lang>('en');
  private frame = $state.raw(bundle('en', enFrame));
  private catalogue = $state.raw<FluentBundle | undefined>(undefined);
  private asked: Lang | undefined;

  /** Reads the words of a language, then speaks it. */
  async speak(lang: Lang): Promise<void> {
    const { default: text } = await FRAMES[lang]();
    this.frame = bundle(lang, text);
    this.lang = lang;
    document.documentElement.lang = lang;
    if (this.asked) await this.readCatalogue();
  }

  /** Reads what metrics mean, for the screens that say so. */
  async readCatalogue(): Promise<void> {
    if (this.asked === this.lang) return;
    const lang = this.lang;
    this.asked = lang;
    const { default: text } = await CATALOGUES[lang]();
    if (this.lang === lang) this.catalogue = bundle(lang, text);
  }

  /** A message, or an attribute of one as `id.attribute`; `undefined` where there is none. */
  find(id: string, args?: Record<string, FluentVariable>): string | undefined {
    return say(this.frame, id, args) ?? (this.catalogue && say(this.catalogue, id, args));
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
