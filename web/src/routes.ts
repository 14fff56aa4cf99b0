// Every screen: one line each. Order is the order of the navigation.

import type { Component } from 'svelte';
import type { IconName } from './components/icons';

export interface Route {
  id: string;
  path: string;
  /** Message of its title. */
  title: string;
  /** Group of the navigation; absent where it is reached from elsewhere. */
  group?: 'home' | 'revenue' | 'customers' | 'product' | 'data';
  icon?: IconName;
  /** Which of the controls at the top make sense here; none where the list is empty. */
  controls?: readonly Control[];
  /** Stands alone, without navigation: for who is not signed in. */
  bare?: boolean;
  /** Its component; it may take `params`, what the address says in the places of the path. */
  load: () => Promise<{ default: Component<{ params: Record<string, string> }> | Component<Record<string, never>> }>;
}

export type Control = 'range' | 'grain' | 'compare' | 'segment' | 'data';

const ALL: readonly Control[] = ['range', 'grain', 'compare', 'segment', 'data'];
const OVER_TIME: readonly Control[] = ['range', 'grain', 'segment', 'data'];

export const ROUTES = [
  { id: 'overview', path: '/', title: 'screen-overview', group: 'home', icon: 'overview', controls: ALL, load: () => import('./screens/overview/Screen.svelte') },
  { id: 'movements', path: '/movements', title: 'screen-movements', group: 'revenue', icon: 'movements', controls: ALL, load: () => import('./screens/movements/Screen.svelte') },
  { id: 'retention', path: '/retention', title: 'screen-retention', group: 'revenue', icon: 'retention', controls: OVER_TIME, load: () => import('./screens/retention/Screen.svelte') },
  { id: 'definitions', path: '/definitions', title: 'screen-definitions', group: 'data', icon: 'definitions', controls: [], load: () => import('./screens/definitions/Screen.svelte') },
  { id: 'definition', path: '/definitions/:metric', title: 'screen-definitions', controls: [], load: () => import('./screens/definitions/Metric.svelte') },
  { id: 'figure', path: '/figure/:metric', title: 'screen-figure', controls: ALL, load: () => import('./screens/figure/Screen.svelte') },
] as const satisfies readonly Route[];

export type RouteId = (typeof ROUTES)[number]['id'];
export type PathOf<Id extends RouteId> = Extract<(typeof ROUTES)[number], { id: Id }>['path'];
