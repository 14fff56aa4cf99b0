// What this browser prefers: theme, density, shortcuts.

import { recall, remember } from './memory';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export type Density = 'comfortable' | 'compact';
export const DENSITIES: readonly Density[] = ['comfortable', 'compact'];

class Preferences {
  theme = $state<Theme>(THEMES.find((theme) => theme === recall('theme')) ?? 'system');
  density = $state<Density>(recall('density') === 'compact' ? 'compact' : 'comfortable');
  shortcuts = $state(recall('shortcuts') !== 'off');

  setTheme(theme: Theme): void {
    this.theme = theme;
    remember('theme', theme === 'system' ? undefined : theme);
    document.documentElement.dataset['theme'] = theme;
  }

  setDensity(density: Density): void {
    this.density = density;
    remember('density', density === 'compact' ? density : undefined);
    document.documentElement.dataset['density'] = density;
  }

  setShortcuts(on: boolean): void {
    this.shortcuts = on;
    remember('shortcuts', on ? undefined : 'off');
  }
}

export const preferences = new Preferences();
