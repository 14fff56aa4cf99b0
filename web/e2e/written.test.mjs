// What people write and send: annotations, targets, another system's figures; and signing in.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, browser, screen, serve, settled } from './support.mjs';

/** @type {import('./support.mjs').Served} */
let served;
/** @type {import('./support.mjs').Served} */
let fresh;
/** @type {import('playwright-core').Browser} */
let chromium;

before(async () => {
  [served, fresh, chromium] = await Promise.all([serve(), serve({ customers: 0 }), browser()]);
});

after(async () => {
  await chromium?.close();
  await Promise.all([served?.stop(), fresh?.stop()]);
});

/** @param {string} path */
const visit = (path) => screen(chromium, served, path);

test('another system’s figures are held against ours, to the cent', async () => {
  const { page, wrong, close } = await visit('/reconciliation');
  const list = await page.request.get(`${served.address}/api/v1/ask/metric?metric=mrr&from=2026-10-01&to=2026-11-01&rows=true`);
  /** @type {{ rows: { measure: string, customer_id: string, value: string }[] }} */
  const { rows } = await list.json();
  const own = rows.filter((row) => row.measure === 'closing_mrr');
  assert.ok(own.length > 5);
  // One customer is not theirs, and one is theirs alone.
  const lines = own.slice(1).map((row) => `${row.customer_id},${row.value}`);
  const text = ['customer_id,2026-10', ...lines, 'somebody,12.34'].join('\n');
  await page.setInputFiles('input[type=file]', { name: 'theirs.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByText('It adds up: ours plus all causes is theirs').waitFor();
  await settled(page);
  const causes = page.locator('section', { has: page.getByRole('heading', { name: 'Causes', exact: true }) });
  const said = (await causes.locator('tbody tr').allInnerTexts()).join('\n');
  assert.match(said, /Only they know the customer\s+\+12\.34/);
  assert.match(said, /Only we know the customer/);
  assert.doesNotMatch(said, /Unknown/);
  await causes.getByRole('button', { name: 'Only they know the customer' }).click();
  await page.waitForURL(/cause=only_theirs/);
  await settled(page);
  assert.deepEqual(await accessibility(page), []);
  await page.getByRole('button', { name: 'Remove this file' }).click();
  await page.getByText('One of three shapes').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('a file that is none says what is wrong with it', async () => {
  const { page, close } = await visit('/reconciliation');
  await page.setInputFiles('input[type=file]', { name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  const trouble = page.getByRole('alert');
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /odd\.csv/);
  assert.doesNotMatch(await trouble.innerText(), /statements/);
  await page.getByRole('button', { name: 'Remove this file' }).click();
  await page.getByText('One of three shapes').waitFor();
  await close();
});

test('an annotation is written at a chart, drawn on it, told by it, and changed in the list', async () => {
  const { page, wrong, close } = await visit('/figure/mrr');
  const chart = page.getByRole('slider', { name: 'Monthly recurring revenue' });
  await page.getByRole('button', { name: /^Save: Monthly recurring revenue/ }).first().click();
  await page.getByRole('menuitem', { name: 'Add an annotation' }).click();
  await page.getByLabel('Day').fill('2026-08-20');
  await page.getByLabel('Kind').selectOption('price');
  await page.getByLabel('What happened').fill('Prices went up');
  assert.deepEqual(await accessibility(page), []);
  await page.locator('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('circle.flag').waitFor();
  await chart.focus();
  await page.keyboard.press('End');
  for (let at = 0; at < 2; at += 1) await page.keyboard.press('ArrowLeft');
  assert.match((await chart.getAttribute('aria-valuetext')) ?? '', /August 2026.*Aug 20, 2026: Prices went up/);
  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  await page.getByRole('cell', { name: 'Aug 20, 2026: Prices went up' }).waitFor();
  await page.goto(`${served.address}/annotations`);
  await settled(page);
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('What happened').fill('Prices went up by 8 %');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('cell', { name: 'Prices went up by 8 %' }).waitFor();
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No annotations yet').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('cell', { name: 'Prices went up by 8 %' }).waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No annotations yet').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('a target stands on its card and as a line in its chart', async () => {
  const { page, wrong, close } = await visit('/targets');
  await page.getByLabel('Metric').selectOption('nrr');
  await page.getByLabel('Period').selectOption('2025-12');
  await page.getByLabel('Target, %').fill('many');
  await page.getByText('That is no number').waitFor();
  await page.getByLabel('Target, %').fill('105');
  await page.getByText('Target for December 2025: 105.00%').waitFor();
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('cell', { name: /^105\.00%/ }).waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No targets yet').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('cell', { name: /^105\.00%/ }).waitFor();
  await page.getByLabel('Metric').selectOption('mrr');
  await page.getByLabel('Period').selectOption('2026');
  await page.getByLabel('Target, EUR').fill('1');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText('reached').first().waitFor();
  await page.goto(`${served.address}/`);
  await settled(page);
  await page.locator('.card', { hasText: 'Monthly recurring revenue' }).getByText('· reached').waitFor();
  await page.locator('line.aim').first().waitFor({ state: 'attached' });
  await page.goto(`${served.address}/?segment=mrr%20%3E%205`);
  await settled(page);
  assert.equal(await page.locator('line.aim').count(), 0, 'targets are of all customers');
  assert.deepEqual(wrong, []);
  await close();
});

test('nothing is asked before it is known who asks', async () => {
  const context = await chromium.newContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  await page.goto(`${fresh.address}/login#${fresh.token}`);
  await page.getByText('No data yet').waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test('a value of a policy that cannot be taken stays in its field, with what can be', async () => {
  const { page, close } = await visit('/settings/policies');
  const field = page.getByLabel('Payment is late', { exact: true });
  await field.fill('30_days');
  await field.press('Tab');
  await page.getByText('past_due cannot be').waitFor();
  assert.equal(await field.inputValue(), '30_days');
  assert.equal(await page.getByRole('button', { name: 'Use from now on' }).isDisabled(), true);
  assert.equal(await page.getByText('past_due cannot be').count(), 1);
  await page.getByText('churn_after_<n>_days').waitFor();
  assert.deepEqual(await accessibility(page), []);
  await field.fill('churn_after_30_days');
  await field.press('Tab');
  await page.waitForURL(/past_due%3Dchurn_after_30_days/);
  await page.getByRole('heading', { name: 'What it would do' }).waitFor();
  await close();
});
