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
  /** Is of use, or says itself which tables it needs, where a workspace holds nothing. */
  fed?: boolean;
  /** Stands alone, without navigation: for who is not signed in. */
  bare?: boolean;
  /** Its component; it may take `params`, what the address says in the places of the path. */
  load: () => Promise<{ default: Component<{ params: Record<string, string> }> | Component<Record<string, never>> }>;
}

export type Control = 'range' | 'grain' | 'compare' | 'segment' | 'data';

const ALL: readonly Control[] = ['range', 'grain', 'compare', 'segment', 'data'];

export const ROUTES = [
  { id: 'overview', path: '/', title: 'screen-overview', group: 'home', icon: 'overview', controls: ALL, load: () => import('./screens/overview/Screen.svelte') },
  { id: 'movements', path: '/movements', title: 'screen-movements', group: 'revenue', icon: 'movements', controls: ALL, load: () => import('./screens/movements/Screen.svelte') },
  { id: 'retention', path: '/retention', title: 'screen-retention', group: 'revenue', icon: 'retention', controls: ALL, load: () => import('./screens/retention/Screen.svelte') },
  { id: 'churn', path: '/churn', title: 'screen-churn', group: 'revenue', icon: 'churn', controls: ALL, load: () => import('./screens/churn/Screen.svelte') },
  { id: 'value', path: '/value', title: 'screen-value', group: 'revenue', icon: 'value', controls: ALL, load: () => import('./screens/value/Screen.svelte') },
  { id: 'voice', path: '/voice', title: 'screen-voice', group: 'product', icon: 'voice', fed: true, controls: ALL, load: () => import('./screens/voice/Screen.svelte') },
  { id: 'support', path: '/support', title: 'screen-support', group: 'product', icon: 'support', fed: true, controls: ALL, load: () => import('./screens/support/Screen.svelte') },
  { id: 'growth', path: '/growth', title: 'screen-growth', group: 'product', icon: 'growth', fed: true, controls: ALL, load: () => import('./screens/growth/Screen.svelte') },
  { id: 'use', path: '/use', title: 'screen-use', group: 'product', icon: 'use', fed: true, controls: ALL, load: () => import('./screens/use/Screen.svelte') },
  { id: 'relations', path: '/relations', title: 'screen-relations', group: 'product', icon: 'relations', controls: ['segment', 'data'], load: () => import('./screens/relations/Screen.svelte') },
  { id: 'sources', path: '/sources', title: 'screen-sources', group: 'data', icon: 'sources', controls: [], load: () => import('./screens/sources/Screen.svelte') },
  { id: 'import', path: '/sources/imports/:id', title: 'screen-sources', controls: [], load: () => import('./screens/sources/Import.svelte') },
  { id: 'checks', path: '/checks', title: 'screen-checks', group: 'data', icon: 'check', controls: ['data'], load: () => import('./screens/checks/Screen.svelte') },
  { id: 'reconciliation', path: '/reconciliation', title: 'screen-reconciliation', group: 'data', icon: 'compare', controls: ['segment', 'data'], load: () => import('./screens/reconciliation/Screen.svelte') },
  { id: 'customers', path: '/customers', title: 'screen-customers', group: 'customers', icon: 'customers', controls: ['segment', 'data'], load: () => import('./screens/customers/Screen.svelte') },
  { id: 'customer', path: '/customers/:id', title: 'screen-customer', controls: ['data'], load: () => import('./screens/customer/Screen.svelte') },
  { id: 'segments', path: '/segments', title: 'screen-segments', group: 'customers', icon: 'segments', controls: ['data'], load: () => import('./screens/segments/Screen.svelte') },
  { id: 'definitions', path: '/definitions', title: 'screen-definitions', group: 'data', icon: 'definitions', controls: [], load: () => import('./screens/definitions/Screen.svelte') },
  { id: 'definition', path: '/definitions/:metric', title: 'screen-definitions', controls: [], load: () => import('./screens/definitions/Metric.svelte') },
  { id: 'figure', path: '/figure/:metric', title: 'screen-figure', controls: ALL, load: () => import('./screens/figure/Screen.svelte') },
  { id: 'policies', path: '/settings/policies', title: 'screen-policies', group: 'data', icon: 'policies', fed: true, controls: ['data'], load: () => import('./screens/policies/Screen.svelte') },
  { id: 'targets', path: '/targets', title: 'screen-targets', group: 'data', icon: 'target', controls: ['data'], load: () => import('./screens/targets/Screen.svelte') },
  { id: 'benchmarks', path: '/benchmarks', title: 'screen-benchmarks', group: 'data', icon: 'chart', controls: ['segment', 'data'], load: () => import('./screens/benchmarks/Screen.svelte') },
  { id: 'annotations', path: '/annotations', title: 'screen-annotations', group: 'data', icon: 'flag', controls: ['data'], load: () => import('./screens/annotations/Screen.svelte') },
  { id: 'calculators', path: '/calculators', title: 'screen-calculators', group: 'data', icon: 'calculator', controls: [], load: () => import('./screens/calculators/Screen.svelte') },
  { id: 'settings', path: '/settings', title: 'screen-settings', group: 'data', icon: 'settings', controls: [], load: () => import('./screens/settings/Screen.svelte') },
  { id: 'login', path: '/login', title: 'screen-login', bare: true, load: () => import('./screens/login/Screen.svelte') },
  { id: 'setup', path: '/setup', title: 'screen-setup', bare: true, load: () => import('./screens/setup/Screen.svelte') },
] as const satisfies readonly Route[];

export type RouteId = (typeof ROUTES)[number]['id'];
export type PathOf<Id extends RouteId> = Extract<(typeof ROUTES)[number], { id: Id }>['path'];
