// The first run: nothing there, the demo company and away with it, then files with headers of
// their own, mapped by clicking, applied and undone.

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

/** @param {string} year */
const books = (year) => [
  file(`Kundenliste ${year}.csv`, 'Kunden-Nr;Firma\nK-1;Erste GmbH\nK-2;Zweite AG\n'),
  file(`Umsatz ${year}.csv`, 'Kd;Monat;Betrag\nK-1;01.09.2026;1.200,50\nK-1;01.10.2026;1.200,50\nK-2;01.10.2026;99,00\n'),
];

test('an empty company offers three ways, and the demo company comes and goes', async () => {
  const { page, wrong, close } = await open(chromium, { served: empty });
  await page.goto(empty.address);
  await page.getByRole('heading', { name: 'Connect Stripe' }).waitFor();
  await page.getByRole('heading', { name: 'Drop files here' }).waitFor();
  assert.match((await page.getByRole('link', { name: 'Connect Stripe' }).getAttribute('href')) ?? '', /sources\?add=stripe/);
  assert.equal(await page.getByText('Look at the demo company').count(), 0, 'there is none yet');
  assert.deepEqual(await accessibility(page), []);
  await page.getByRole('button', { name: 'Make the demo company' }).click();
  await page.getByRole('link', { name: 'Look at the demo company' }).click({ timeout: 120_000 });
  await page.getByText('Nothing here is real').waitFor();
  await settled(page);
  await page.getByText('No data yet').waitFor({ state: 'detached' });
  await page.goto(`${empty.address}/sources`);
  await page.getByRole('button', { name: 'Remove the demo company' }).click();
  await page.getByRole('button', { name: 'Make the demo company' }).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('who wants to connect Stripe is where its key goes, and a wrong key is told', async () => {
  const { page, close } = await open(chromium, { served: empty });
  await page.goto(empty.address);
  assert.equal(await page.getByRole('group', { name: 'What is looked at' }).count(), 0, 'there is nothing to look at');
  await page.getByRole('link', { name: 'Connect Stripe' }).click();
  const key = page.locator('input[name="stripe-key"]');
  await key.waitFor();
  assert.equal(await key.evaluate((field) => field === document.activeElement), true);
  await key.fill('nonsense');
  await key.press('Enter');
  await page.getByRole('alert').waitFor();
  await close();
});

test('files with headers of their own are mapped by clicking', async () => {
  const { page, wrong, close } = await open(chromium, { served: empty });
  await page.goto(empty.address);
  await page.setInputFiles('input[type=file]', books('2026'));
  await page.waitForURL(/\/sources\/imports\//);
  await page.getByText('No file is known as a table yet').waitFor();
  await page.getByText('Say what the files are').waitFor();
  await page.getByText(/2 files, /).waitFor();
  const first = page.locator('details.file').first();
  const second = page.locator('details.file').nth(1);
  for (const [one, table] of /** @type {const} */ ([[first, 'customers'], [second, 'mrr_months']])) {
    await one.locator('summary').click();
    await one.getByLabel('Table').selectOption(table);
  }
  await first.getByText('K-1 · K-2').waitFor();
  await first.getByText('missing: customer_id').waitFor();
  await first.getByLabel('Kunden-Nr').selectOption('customer_id');
  await first.getByLabel('Firma').selectOption('name');
  await second.getByLabel('Kd').selectOption('customer_id');
  await second.getByLabel('Monat').selectOption('month');
  await second.getByLabel('Betrag').selectOption('mrr');
  await page.getByLabel('Numbers are written').selectOption({ label: '1.234,56' });
  await page.getByLabel('Dates are written').selectOption({ label: '31.03.2026' });
  assert.deepEqual(await accessibility(page), []);
  await page.getByText('The mapping as a file').click();
  assert.match(await page.getByLabel('Mapping, as TOML').inputValue(), /"Betrag" = "mrr"/);
  await page.getByLabel('Name of the mapping').fill('ours');
  await page.getByRole('button', { name: 'Save for next time' }).click();
  await page.getByText('Mapping “ours” is saved').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download the mapping').click()]);
  assert.equal(download.suggestedFilename(), 'mapping.toml');
  await page.getByRole('button', { name: 'Read the files again' }).click();
  await page.getByText('5 rows ready').waitFor();
  await page.getByLabel('All rows or none').check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('5 new rows').waitFor();
  await page.getByRole('link', { name: 'See the figures' }).click();
  await settled(page);
  await page.goto(`${empty.address}/customers`);
  await settled(page);
  await page.getByText('Erste GmbH').waitFor();
  await page.getByText(/1,20[01]/).first().waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('the same headers find their mapping again, and a batch says what its undoing takes away', async () => {
  const { page, wrong, close } = await open(chromium, { served: empty });
  await page.goto(`${empty.address}/sources`);
  await page.setInputFiles('input[type=file]', books('2027'));
  await page.getByText('Files with these columns came before: mapping “ours”.').waitFor();
  await page.getByRole('button', { name: 'Use it' }).first().click();
  await page.getByText('5 known already').waitFor();
  await page.goto(`${empty.address}/sources`);
  await page.getByRole('button', { name: 'Undo batch 1' }).click();
  await page.getByRole('dialog').getByText('5 rows that it added are left out').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('table').getByText('undone').waitFor();
  await page.goto(empty.address);
  await page.getByText('No data yet').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('files that nobody can read say what to do', async () => {
  const { page, wrong, close } = await open(chromium, { served: empty });
  /** @type {[ReturnType<typeof file>, RegExp][]} */
  const cases = [
    [{ name: 'Kunden.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004') }, /archive|spreadsheet/],
    [{ name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004broken') }, /archive/],
    [file('customers.csv', ''), /a header and rows/],
    [{ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50]) }, /files are \.csv/],
  ];
  for (const [sent, says] of cases) {
    await page.goto(`${empty.address}/sources`);
    await page.setInputFiles('input[type=file]', [sent]);
    await page.waitForURL(/\/sources\/imports\//);
    await page.getByText(says).first().waitFor();
    assert.deepEqual(await accessibility(page), [], sent.name);
  }
  assert.deepEqual(wrong, []);
  await close();
});
