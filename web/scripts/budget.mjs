// The first load stays small: all script that the first screen needs, compressed.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUDGET = 100_000;
const FIRST = 'src/screens/overview/Screen.svelte';

/** @type {Record<string, { file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[] }>} */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
/** @type {Set<string>} */
const needed = new Set();

/** @param {string} key */
function need(key) {
  const chunk = manifest[key];
  if (!chunk || needed.has(chunk.file)) return;
  needed.add(chunk.file);
  for (const next of chunk.imports ?? []) need(next);
}

for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) need(key);
need(FIRST);

let total = 0;
for (const file of [...needed].filter((name) => name.endsWith('.js'))) {
  const size = statSync(join('dist', `${file}.br`)).size;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  first load, of at most ${BUDGET} bytes`);
if (!manifest[FIRST] || total > BUDGET) {
  console.error('the first load is over its budget');
  process.exit(1);
}
