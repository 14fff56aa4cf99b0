// Comparisons in words.

import { words } from '../../lib/words.svelte';

const WORDS: Record<string, string> = {
  holds: 'segments-compare-holds',
  in: 'segments-compare-in',
  'not in': 'segments-compare-not-in',
  contains: 'segments-compare-contains',
  'not contains': 'segments-compare-not-contains',
  'starts with': 'segments-compare-starts',
  'is missing': 'segments-compare-missing',
  'is not missing': 'segments-compare-not-missing',
};

export function compareName(compare: string): string {
  const id = WORDS[compare];
  return (id && words.find(id)) ?? compare;
}
