// What this browser prefers: theme, shortcuts.

import { recall, remember } from './memory';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

class Preferences {
  theme = $state<Theme>(THEMES.find((theme) => theme === recall('theme')) ?? 'system');
  shortcuts = $state(recall('shortcuts') !== 'off');

  setTheme(theme: Theme): void {
    this.theme = theme;
    remember('theme', theme === 'system' ? undefined : theme);
    document.documentElement.dataset['theme'] = theme;
  }

  setShortcuts(on: boolean): void {
    this.shortcuts = on;
    remember('shortcuts', on ? undefined : 'off');
  }
}

export const preferences = new Preferences();
