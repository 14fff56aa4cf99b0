// Every message of web.ftl is asked for in the sources, and every one asked for is there.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dashboard, entries, names, themes } from '../words';

const SRC = fileURLToPath(new URL('.', import.meta.url));
const LOCALES = fileURLToPath(new URL('../../locales/', import.meta.url));

function read(lang: string, file: string): string {
  return readFileSync(join(LOCALES, lang, file), 'utf8');
}

function sources(folder = SRC): string {
  const parts = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test)\.(ts|svelte)$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
  });
  return parts.join('\n');
}

const said = entries(read('en', 'web.ftl')).map((entry) => entry.id);
const text = sources();

test('every message is used', () => {
  const unused = said.filter((id) => !text.includes(`'${id}'`));
  expect(unused).toEqual([]);
});

test('every message that is asked for is there', () => {
  const catalogue = entries(read('en', 'catalogue.ftl')).map((entry) => entry.id);
  const known = new Set([...said, ...catalogue]);
  const asked = [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? '');
  const wrong = asked.filter((id) => !known.has(id.split('.')[0] ?? ''));
  expect(asked.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test('no message of the dashboard has the name of one of the catalogue', () => {
  const catalogue = new Set(entries(read('en', 'catalogue.ftl')).map((entry) => entry.id));
  expect(said.filter((id) => catalogue.has(id))).toEqual([]);
});

test('names are cut out of the catalogue, without what metrics mean', () => {
  const cut = names(read('uk', 'catalogue.ftl'));
  expect(cut).toContain('metric-nrr =');
  expect(cut).toContain('.variant-standard =');
  expect(cut).not.toContain('.doc =');
  expect(cut).not.toContain('.formula-');
});

test('themes of comments are called as the command line calls them', () => {
  for (const lang of ['en', 'ro', 'uk', 'zh-Hans', 'nb']) {
    const own = entries(themes(read(lang, 'pages.ftl')));
    expect(own.map((entry) => entry.id)).toContain('theme-missing-features');
    expect(own.every((entry) => entry.id.startsWith('theme-'))).toBe(true);
  }
});

test('words of the first load and of all other screens are each message once', () => {
  for (const lang of ['en', 'ro', 'uk', 'zh-Hans', 'nb']) {
    const whole = entries(read(lang, 'web.ftl'));
    const [first, rest] = [true, false].map((part) => entries(dashboard(read(lang, 'web.ftl'), part)));
    expect([...(first ?? []), ...(rest ?? [])].map((entry) => entry.id).sort()).toEqual(whole.map((entry) => entry.id).sort());
    const ids = first?.map((entry) => entry.id);
    expect(ids).toEqual(expect.arrayContaining(['renewals-title', 'palette-hint', 'segment-all']));
    expect(ids).not.toContain('calculators-about');
  }
});
