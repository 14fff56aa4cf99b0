// The server stops and comes back: what is on the screen stays, with a word about from when it is,
// and the dashboard goes on by itself.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, browser, open, serve, settled } from './support.mjs';

/** @type {import('./support.mjs').Served} */
let demo;
/** @type {import('playwright-core').Browser} */
let chromium;
const LOST = 'The server does not answer.';

before(async () => {
  [demo, chromium] = await Promise.all([serve({ customers: 40 }), browser()]);
});

after(async () => {
  await chromium?.close();
  await demo?.stop();
});

/** @param {string[]} wrong What a browser says of requests that reach nobody is no fault of a page. */
const others = (wrong) => wrong.filter((text) => !/Failed to load resource|ERR_(CONNECTION|INTERNET|INCOMPLETE|EMPTY)|Failed to fetch/.test(text));

test('a server that stops is told of, what was shown stays, and all goes on when it is back', async () => {
  const { page, wrong, close } = await open(chromium, { served: demo });
  await page.goto(`${demo.address}/`);
  await settled(page);
  const main = page.locator('main');
  const shown = await main.innerText();
  assert.equal(await page.getByText(LOST).count(), 0);
  const told = Date.now();
  await demo.halt();
  assert.ok(Date.now() - told < 10_000, 'a page that listens does not keep the server from stopping');
  const banner = page.getByRole('status').filter({ hasText: LOST });
  await banner.waitFor();
  assert.match(await banner.innerText(), /Last reached: \d?\d:\d\d.*What is shown is from then\./s);
  assert.match(await banner.innerText(), /Asking again/);
  assert.equal(await main.innerText(), shown, 'no figure goes away');
  assert.deepEqual(await accessibility(page), []);
  // It goes on saying so while it asks.
  await banner.getByRole('button', { name: 'Ask now' }).click();
  await page.waitForTimeout(2500);
  await banner.waitFor();
  // What nobody has asked before cannot be shown, and is asked when it can.
  await page.getByRole('link', { name: 'Customers', exact: true }).click();
  await main.getByText('Tenure does not answer').first().waitFor();
  await demo.resume();
  await page.getByText('The server answers again.').waitFor({ timeout: 40_000 }).catch(() => undefined);
  await page.getByText(LOST).waitFor({ state: 'detached', timeout: 40_000 });
  await settled(page);
  await main.locator('tbody tr').first().waitFor();
  assert.equal(await main.getByText('Tenure does not answer').count(), 0);
  assert.deepEqual(others(wrong), []);
  await close();
});

test('after a stop the page hears of new data again', async () => {
  const { page, close } = await open(chromium, { served: demo });
  await page.goto(`${demo.address}/annotations`);
  await settled(page);
  await demo.halt();
  await page.getByText(LOST).waitFor();
  await demo.resume();
  await page.getByText('The server answers again.').waitFor({ timeout: 40_000 });
  const asked = page.waitForRequest((request) => request.url().includes('/api/v1/data'), { timeout: 20_000 });
  const answer = await page.request.post(`${demo.address}/api/v1/workspaces/demo`, { data: { customers: 50, months: 12 }, headers: { origin: demo.address } });
  assert.ok(answer.ok(), await answer.text());
  await asked;
  await close();
});

test('a device without a network says that, and not that the server is away', async () => {
  const { page, close } = await open(chromium, { served: demo, width: 375 });
  await page.goto(`${demo.address}/`);
  await settled(page);
  await page.context().setOffline(true);
  await page.getByText('This device is not connected to a network.').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
  await page.context().setOffline(false);
  await page.getByText('The server answers again.').waitFor();
  await close();
});
