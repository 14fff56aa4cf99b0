// Stripe is connected in the dashboard, changed, paused and removed; its secrets are never shown.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { accessibility, browser, open, serve, settled } from './support.mjs';

const KEY = 'rk_live_51ThisIsVerySecret0123456789';

/** @type {import('node:http').Server} */
let stripe;
/** @type {import('./support.mjs').Served} */
let served;
/** @type {import('playwright-core').Browser} */
let chromium;

before(async () => {
  // An account that lets the key read nothing.
  stripe = createServer((_, answer) => {
    const message = "The key does not have the 'rak_charge_read' permission";
    answer.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message } }));
  });
  await new Promise((done) => stripe.listen(0, '127.0.0.1', () => done(undefined)));
  const at = /** @type {import('node:net').AddressInfo} */ (stripe.address());
  const more = ['--stripe-api', `http://127.0.0.1:${at.port}`];
  [served, chromium] = await Promise.all([serve({ customers: 0, more }), browser()]);
});

after(async () => {
  await chromium?.close();
  await served?.stop();
  stripe?.close();
});

test('Stripe is connected, and what is wrong with its key is told with what to do', async () => {
  const { page, wrong, close } = await open(chromium, { served });
  await page.goto(`${served.address}/sources`);
  await settled(page);
  await page.getByRole('button', { name: 'Connect Stripe' }).click();
  await page.getByLabel('Key', { exact: true }).fill(KEY);
  await page.getByRole('combobox', { name: /^Schedule/ }).selectOption({ label: 'Every 15 minutes' });
  assert.deepEqual(await accessibility(page), []);
  await page.getByRole('button', { name: 'Connect Stripe' }).click();

  let card = page.getByRole('region', { name: 'Stripe' });
  await card.getByText('the key may not read').waitFor();
  await card.getByText('permission rak_charge_read').waitFor();
  await card.getByText('give the restricted key read permission').waitFor();
  await card.getByText('rk_live_…6789').waitFor();
  assert.ok(!(await page.content()).includes(KEY.slice(8)), 'the key is not shown again');
  await card.getByText(/\/webhooks\/stripe\/[0-9a-f]{32}/).waitFor();
  await card.getByLabel('Signing secret').fill('whsec_VeryMuchASecretOfTheEndpoint1');
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByText('whsec_…int1').waitFor();
  assert.deepEqual(await accessibility(page), []);

  await card.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Leave something out').click();
  await dialog.getByLabel('disputes').check();
  await dialog.getByRole('combobox', { name: /^Schedule/ }).selectOption({ label: 'Only on demand' });
  assert.deepEqual(await accessibility(page), []);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Only on demand').waitFor();
  // Which account the key is of was not told: until somebody says it, no other one can be connected.
  await page.getByText('once it is known which account Stripe is').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Connect another account' }).count(), 0);
  await card.getByRole('button', { name: 'Change' }).click();
  await dialog.getByLabel('Account').fill('acct_1First');
  await dialog.getByLabel('Name').fill('Stripe Romania');
  assert.deepEqual(await accessibility(page), []);
  await dialog.getByRole('button', { name: 'Save' }).click();
  card = page.getByRole('region', { name: 'Stripe Romania' });
  await card.getByText('acct_1First').waitFor();
  await page.getByRole('button', { name: 'Connect another account' }).click();
  await page.getByLabel('Key', { exact: true }).fill(`${KEY}x`);
  assert.deepEqual(await accessibility(page), []);
  await page.getByRole('button', { name: 'Connect another account' }).click();
  const second = page.getByRole('region', { name: 'Stripe 2' });
  await second.getByText('the key may not read').waitFor();
  await second.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await second.waitFor({ state: 'detached' });
  await card.getByRole('button', { name: 'Pause' }).click();
  await card.getByRole('button', { name: 'Resume' }).waitFor();
  await card.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Connect Stripe' }).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});
