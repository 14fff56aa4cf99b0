import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SERVER = fileURLToPath(new URL('../../../../crates/server/src/', import.meta.url));

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : readFileSync(join(folder, entry.name), 'utf8')))
    .join('\n');
}

const names = readFileSync(fileURLToPath(new URL('names.ts', import.meta.url)), 'utf8');

test('whatever the server notes in the audit log has words', () => {
  const text = sources(SERVER);
  const calls = [...text.matchAll(/audit\(\s*\w+,\s*&?\w+(?:\.\w+)*,\s*"([a-z]+\.[a-z]+)"/g)].map((match) => match[1] ?? '');
  expect(calls.length).toBeGreaterThan(20);
  expect([...new Set(calls)].filter((action) => !names.includes(`'${action}':`))).toEqual([]);
  const things = [...new Set(calls.map((action) => action.split('.')[0] ?? ''))].filter((kind) => kind !== 'export');
  expect(things.filter((kind) => !names.includes(`${kind}: 'settings-thing-`))).toEqual([]);
});
