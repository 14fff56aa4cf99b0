// What is told beside figures: since when, until when, by which comparison, made of what, in whose words.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, screen, serve, settled } from './support.mjs';

/** @type {import('./support.mjs').Served} */
let served;
/** @type {import('playwright-core').Browser} */
let chromium;

before(async () => {
  [served, chromium] = await Promise.all([serve(), browser()]);
});

after(async () => {
  await chromium?.close();
  await served?.stop();
});

/** @param {string} path */
const visit = (path) => screen(chromium, served, path);

test('years before the data have no figure, and the range that holds them is told', async () => {
  const { page, wrong, close } = await visit('/figure/mrr?from=2020-01-01&to=2027-01-01&grain=year');
  const row = page.locator('tr', { has: page.getByRole('button', { name: '2021', exact: true }) });
  assert.match(await row.innerText(), /—\s+the data begin later/);
  await page.goto(`${served.address}/movements?from=2020-01-01&to=2027-01-01&grain=year`);
  await settled(page);
  const periods = page.locator('.panel.flush', { has: page.getByRole('heading', { name: /^By period/ }) });
  assert.doesNotMatch(await periods.locator('tr', { hasText: '2021' }).innerText(), /\d\.\d\d/);
  await page.getByText('It adds up').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('the sentence on top compares with what is chosen', async () => {
  const { page, close } = await visit('/?compare=year');
  const about = page.locator('.about').first();
  assert.match(await about.innerText(), /on October 2025/);
  await page.goto(`${served.address}/?compare=none`);
  await settled(page);
  assert.doesNotMatch(await about.innerText(), / on \w+ 20\d\d/);
  await close();
});

test('the overview says how old the data are, and all screens of which zone they speak', async () => {
  const { page, close } = await visit('/');
  const main = await page.getByRole('main').innerText();
  assert.match(main, /Data through Oct 31, 2026, 21 days ago/);
  assert.match(main, /imported /);
  for (const path of ['/settings?part=audit', '/movements']) {
    await page.goto(served.address + path);
    await settled(page);
    assert.match(await page.getByRole('contentinfo').innerText(), /Europe\/Bucharest/);
  }
  await close();
});

test('calculators take a comma where the language writes one, and say beside a field what is wrong', async () => {
  const { page, wrong, close } = await visit('/calculators?calculator=lifetime&lang=ro');
  const field = page.getByLabel(/Rata de pierdere a unei luni/);
  await field.fill('0,5 %');
  await page.getByText('200,0 luni').waitFor();
  await field.fill('5');
  await page.getByText(/sub 1, 0,05/).waitFor();
  // A lifetime is counted in months: no currency is asked for.
  assert.equal(await page.getByLabel('Moneda').count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});

test('the closed loop is one table, whose last row is what the server says of all together', async () => {
  const { page, wrong, close } = await visit('/growth');
  const loop = page.locator('section', { has: page.getByRole('heading', { name: 'Closed-loop reporting' }) });
  const leads = (await loop.locator('tbody tr td:nth-child(3)').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
  const all = Number((await loop.locator('tfoot td').nth(2).innerText()).replace(/\D/g, ''));
  assert.ok(leads.length > 2 && all > 0);
  assert.equal(leads.reduce((a, b) => a + b, 0), all);
  await page.getByRole('heading', { name: 'What advocates have in common' }).waitFor();
  await page.getByText('Customer referrals: K-factor').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('a rate that is split has the rate of all together beneath', async () => {
  const { page, close } = await visit('/figure/customer_churn?by=plan');
  const foot = page.locator('.panel.flush', { has: page.getByRole('heading', { name: 'By plan' }) }).locator('tfoot td');
  const said = (await foot.nth(1).innerText()).trim();
  await page.goto(`${served.address}/figure/customer_churn`);
  await settled(page);
  assert.equal((await page.locator('tr', { hasText: 'October 2026' }).first().locator('strong').innerText()).trim(), said);
  await close();
});

test('a definition is worked out on the company’s numbers, and says which rules are in force', async () => {
  const { page, wrong, close } = await visit('/definitions/nrr');
  await page.getByText('Example, October 2026:').first().waitFor();
  const first = page.locator('.variants article').first();
  assert.match(await first.innerText(), /Example, October 2026:\s*\([\d,.]+ \+ [\d,.]+/);
  assert.match(await page.locator('section', { has: page.getByRole('heading', { name: 'Settings in force' }) }).innerText(), /Discounts that lower MRR/);
  assert.deepEqual(wrong, []);
  await close();
});

test('costs behind a figure, and the audit log, speak the language of who looks', async () => {
  const { page, wrong, close } = await visit('/figure/crc?lang=ro');
  await page.getByText('octombrie 2026: Echipa de customer success').first().waitFor();
  await page.goto(`${served.address}/settings?part=audit&lang=ro`);
  await settled(page);
  const log = await page.locator('section', { has: page.getByRole('heading', { name: /de audit$/ }) }).innerText();
  assert.match(log, /Sesiunea \d/);
  assert.doesNotMatch(log, /session|user \d|[a-z]+\.create/);
  assert.deepEqual(wrong, []);
  await close();
});
