// The languages, and which of them a browser asks for.

export const LANGS = ['en', 'ro', 'uk', 'zh-Hans', 'nb'] as const;
export type Lang = (typeof LANGS)[number];

/** What a language is called by those who speak it. */
export const OWN_NAMES: Record<Lang, string> = {
  en: 'English',
  ro: 'Română',
  uk: 'Українська',
  'zh-Hans': '简体中文',
  nb: 'Norsk bokmål',
};

/** The language of a tag such as `zh-CN` or `no`. */
export function langOf(tag: string | null | undefined): Lang | undefined {
  const [first = ''] = (tag ?? '').toLowerCase().split('-');
  if (first === 'zh') return 'zh-Hans';
  if (first === 'no' || first === 'nn') return 'nb';
  return LANGS.find((lang) => lang === first);
}

/** The first that is chosen, remembered or asked for; else English. */
export function choose(...tags: (string | null | undefined)[]): Lang {
  for (const tag of tags) {
    const lang = langOf(tag);
    if (lang) return lang;
  }
  return 'en';
}
