// Files are dropped, looked at, applied and undone; the figures follow.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, browser, open, serve, settled } from './support.mjs';

/** @type {import('./support.mjs').Served} */
let empty;
/** @type {import('playwright-core').Browser} */
let chromium;

before(async () => {
  [empty, chromium] = await Promise.all([serve({ customers: 0 }), browser()]);
});

after(async () => {
  await chromium?.close();
  await empty?.stop();
});

/** @param {string} name @param {string} text */
function file(name, text) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('files come in whatever their order, their errors have a place, and a batch can be undone', async () => {
  const { page, wrong, close } = await open(chromium, { served: empty });
  await page.goto(`${empty.address}/sources`);
  await settled(page);
  await page.setInputFiles('input[type=file]', [
    file('mrr_months.csv', 'customer_id,month,mrr,currency\nC-1,2026-09,abc,EUR\nC-1,2026-10,12.00,EUR\n'),
    file('customers.csv', 'customer_id,name\nC-1,First\n'),
  ]);
  await page.waitForURL(/\/sources\/imports\/1/);
  await page.getByText('2 rows ready').waitFor();
  await page.getByText('1 error', { exact: true }).waitFor();
  await page.getByText('mrr_months.csv:2:13').waitFor();
  assert.deepEqual(await accessibility(page), []);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('mrr_months.rejects.csv').click()]);
  assert.equal(download.suggestedFilename(), 'mrr_months.rejects.csv');

  await page.getByRole('button', { name: 'Apply the good rows' }).click();
  await page.getByText('2 new rows').waitFor();
  // The button is gone: whoever pressed it goes on at what it led to.
  await page.waitForFunction(() => document.activeElement?.textContent === 'See the figures');
  await page.getByRole('link', { name: 'Sources and import' }).first().click();
  await page.getByRole('button', { name: 'Undo batch 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('table').getByText('undone').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'undone');
  await page.getByText('Undone', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'customers.csv, mrr_months.csv' }).or(page.getByRole('link', { name: 'mrr_months.csv, customers.csv' })).click();
  await page.getByText('its rows no longer count').waitFor();
  assert.equal(await page.getByRole('link', { name: 'See the figures' }).count(), 0);
  assert.deepEqual(await accessibility(page), []);
  assert.deepEqual(wrong, []);
  await close();
});
