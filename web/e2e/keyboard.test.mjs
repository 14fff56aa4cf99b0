// Everything can be done without a mouse.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, browser, screen, serve, settled } from './support.mjs';

/** @type {import('./support.mjs').Served} */
let served;
/** @type {import('playwright-core').Browser} */
let chromium;

before(async () => {
  [served, chromium] = await Promise.all([serve({ customers: 60 }), browser()]);
});

after(async () => {
  await chromium?.close();
  await served?.stop();
});

/** @param {string} path @param {number} [width] */
const visit = (path, width = 1440) => screen(chromium, served, path, { width });

test('the first key leads past the navigation', async () => {
  const { page, close } = await visit('/');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await close();
});

test('the palette finds screens and metrics', async () => {
  const { page, close } = await visit('/');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  assert.deepEqual(await accessibility(page), []);
  await page.keyboard.type('gross rev ret');
  await page.keyboard.press('Enter');
  await page.waitForURL(/figure\/grr/);
  await settled(page);
  // Who does not see the page hears where it is now.
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  await close();
});

test('keys go to screens and ranges, and can be switched off', async () => {
  const { page, close } = await visit('/');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.waitForURL(/movements/);
  await page.keyboard.press('m');
  await page.waitForURL(/from=2026-10-01/);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  assert.deepEqual(await accessibility(page), []);
  await dialog.getByLabel('Single keys act').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  assert.equal(await dialog.isVisible(), false);
  await close();
});

test('a chart is read value by value', async () => {
  const { page, close } = await visit('/');
  const chart = page.getByRole('slider').first();
  await chart.focus();
  await page.keyboard.press('Home');
  assert.match((await chart.getAttribute('aria-valuetext')) ?? '', /^November 2025: MRR €/);
  await page.keyboard.press('ArrowRight');
  assert.match((await chart.getAttribute('aria-valuetext')) ?? '', /^December 2025/);
  await close();
});

test('controls open, choose and give focus back', async () => {
  const { page, close } = await visit('/');
  const grain = page.getByRole('button', { name: 'Cut into' });
  await grain.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Quarters' }).waitFor();
  assert.deepEqual(await accessibility(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await grain.evaluate((button) => button === document.activeElement), true);
  await close();
});

test('a narrow screen has its navigation in a drawer', async () => {
  const { page, close } = await visit('/', 375);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Movements', exact: true }).click();
  await page.waitForURL(/movements/);
  await settled(page);
  assert.equal(await page.getByRole('link', { name: 'Overview', exact: true }).isVisible(), false);
  await close();
});
