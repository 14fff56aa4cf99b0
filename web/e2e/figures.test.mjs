// Numbers: tables are what files say, rows sum to their figures, and the address says it all.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessibility, browser, open, screen, serve, settled } from './support.mjs';

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

test('a cell of the movements leads to its movements, which sum to it', async () => {
  const { page, wrong, close } = await visit('/movements');
  const cell = page.locator('.panel.flush').first().locator('tbody tr').last().locator('a').first();
  const said = (await cell.innerText()).trim();
  await cell.click();
  await page.waitForURL(/kind=/);
  await settled(page);
  const list = page.locator('.panel.flush').last();
  await list.getByText('sums to the bridge').waitFor();
  const amounts = await list.locator('tbody td:last-child').allInnerTexts();
  const cents = (/** @type {string} */ text) => Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100);
  const total = amounts.reduce((sum, text) => sum + cents(text), 0);
  // Each row is rounded to cents by itself.
  assert.ok(Math.abs(total - cents(said)) <= amounts.length, `${total} and ${said}`);
  assert.deepEqual(wrong, []);
  await close();
});

test('a stated reason leads to the losses of it, which sum to it, and to a file of them', async () => {
  const { page, wrong, close } = await visit('/churn');
  const reasons = page.locator('section', { has: page.getByRole('heading', { name: 'Stated reasons' }) });
  const row = reasons.locator('tbody tr').first();
  const [churns, mrr] = [(await row.locator('a').nth(1).innerText()).trim(), (await row.locator('a').nth(2).innerText()).trim()];
  await row.locator('a').first().click();
  await page.waitForURL(/kind=churn&reason=/);
  await settled(page);
  const list = page.locator('section', { has: page.getByRole('heading', { name: 'One by one: Churn' }) });
  assert.equal(await list.locator('tbody tr').count(), Number(churns));
  const cents = (/** @type {string} */ text) => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100);
  const amounts = await list.locator('tbody td:last-child').allInnerTexts();
  const total = amounts.reduce((sum, text) => sum + cents(text), 0);
  assert.ok(Math.abs(total - cents(mrr)) <= amounts.length, `${total} and ${mrr}`);
  const [download] = await Promise.all([page.waitForEvent('download'), list.getByRole('link', { name: 'CSV' }).click()]);
  const lines = readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
  assert.equal(lines.length, 1 + Number(churns));
  assert.deepEqual(wrong, []);
  await close();
});

test('the customers whose terms end are as many as it is said', async () => {
  const { page, close } = await visit('/');
  const panel = page.locator('.panel', { has: page.getByRole('heading', { name: 'Renewals ahead' }) });
  await panel.getByRole('button', { name: '90 days' }).click();
  await page.waitForURL(/renewals=90/);
  const said = Number(await panel.locator('tr', { has: page.getByRole('button', { name: '90 days' }) }).locator('td').first().innerText());
  const more = panel.getByRole('button', { name: /Show all/ });
  if (await more.count()) await more.click();
  const ids = await panel.locator('.due tbody a').evaluateAll((links) => links.map((link) => link.getAttribute('title')));
  assert.equal(new Set(ids).size, said);
  await close();
});

test('what is said of a place stays in sight on a narrow screen', async () => {
  const { page, close } = await open(chromium, { width: 375, served });
  await page.goto(`${served.address}/?lang=ro`);
  await settled(page);
  const stage = page.getByRole('slider').first();
  await stage.focus();
  for (const key of ['Home', ...Array(11).fill('ArrowRight')]) {
    await page.keyboard.press(key);
    const box = await page.locator('.tip').boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 375, JSON.stringify(box));
  }
  await close();
});

test('a churn rate of a heading leads to who is behind it', async () => {
  const { page, wrong, close } = await visit('/churn');
  const mix = page.locator('section', { has: page.getByRole('heading', { name: 'Why the churn rate changed' }) });
  const cell = mix.locator('tbody tr').filter({ hasNotText: '(0 of 0)' }).first().locator('td').nth(1);
  const [, all] = /of ([\d,]+)\)/.exec(await cell.innerText()) ?? [];
  await cell.locator('a').click();
  await page.waitForURL(/group=/);
  await settled(page);
  const terms = await page.locator('ul.terms button').allInnerTexts();
  assert.ok(terms.some((text) => text.trim().endsWith(String(all))), `${all} in ${terms.join('; ')}`);
  await page.getByText('sums to the term').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('the matrix of features leads from a share to the users behind it', async () => {
  const { page, wrong, close } = await visit('/use');
  const matrix = page.getByRole('group', { name: 'Feature matrix' });
  const cell = matrix.locator('tbody tr').first().locator('a').last();
  const said = await cell.locator('xpath=..').getAttribute('title');
  await cell.click();
  await page.waitForURL(/feature_adoption.*group=/);
  await settled(page);
  const [, used] = /^([\d,]+) of/.exec(said ?? '') ?? [];
  const terms = await page.locator('ul.terms button').allInnerTexts();
  assert.ok(terms.some((text) => text.trim().endsWith(String(used))), `${used} in ${terms.join('; ')}`);
  assert.deepEqual(wrong, []);
  await close();
});

test('the rows behind a figure sum to every one of its terms', async () => {
  for (const path of ['/figure/nrr', '/figure/customer_churn', '/figure/mrr?by=country&group=RO', '/figure/cac', '/figure/nps']) {
    const { page, close } = await visit(path);
    const terms = page.locator('ul.terms button:enabled');
    const count = await terms.count();
    assert.ok(count > 0, path);
    for (let at = 0; at < count; at += 1) {
      await terms.nth(at).click();
      await page.getByText('sums to the term').waitFor();
    }
    assert.equal(await page.getByText('does not sum to the term').count(), 0, path);
    await close();
  }
});

test('a chart, its table and its file say the same', async () => {
  const { page, close } = await visit('/figure/mrr');
  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  const shown = await page.locator('figure tbody tr td:nth-child(2)').allInnerTexts();
  await page.getByRole('button', { name: 'Save' }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\n').map((line) => line.split(','));
  const column = lines[0]?.indexOf('value') ?? -1;
  const filed = lines.slice(1).map((line) => line[column] ?? '');
  const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
  assert.deepEqual(shown, filed.map((text) => money.format(/** @type {any} */ (text))));
  await close();
});

test('pictures are saved', async () => {
  const { page, close } = await visit('/');
  for (const kind of ['SVG', 'PNG']) {
    await page.getByRole('button', { name: 'Save' }).first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: kind }).click()]);
    const bytes = readFileSync(await download.path());
    // The second name is of the legend: what is compared with.
    if (kind === 'SVG') assert.match(bytes.toString(), /^<svg .*MRR.*>Nov 2024 – Oct 2025<.*<\/svg>$/s);
    else assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  }
  await close();
});

test('the address is the state: it can be changed, shared and gone back from', async () => {
  const { page, close } = await visit('/?from=2026-01-01&to=2026-07-01&compare=year');
  await page.getByRole('button', { name: 'Date range' }).click();
  await page.getByRole('menuitemradio', { name: 'Last 3 months' }).click();
  await page.waitForURL(/from=2026-08-01&to=2026-11-01/);
  await page.getByRole('link', { name: 'Retention', exact: true }).click();
  await page.waitForURL(/retention\?from=2026-08-01&to=2026-11-01&compare=year/);
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/from=2026-01-01&to=2026-07-01/);
  await settled(page);
  assert.match(await page.getByRole('button', { name: 'Date range' }).innerText(), /Jan.*Jun 2026/);
  await close();
});

test('a segment goes with every question', async () => {
  const { page, close } = await visit('/');
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: 'Segment' }).click();
  await page.getByLabel('Condition').fill('country = "RO"');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/segment=/);
  await settled(page);
  const reports = asked.filter((url) => url.includes('/ask/report'));
  assert.ok(reports.length > 0 && reports.every((url) => url.includes('segment=country')), reports.join());
  await close();
});

test('a segment is said in words, under its pills, in the list and by the control', async () => {
  const { page, wrong, close } = await open(chromium, { served });
  const expression = '(plan in ("pro-monthly-eur", "team-monthly-eur") or not (country = "RO")) and tenure >= 3 months';
  const words = '(Plan is pro-monthly-eur or team-monthly-eur or Country is not RO) and Time as a customer ≥ 3 months.';
  await page.goto(`${served.address}/segments`);
  await settled(page);
  await page.getByRole('button', { name: 'New segment' }).click();
  // The button that was pressed is gone: the field that it opened has the focus.
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.getByLabel('Condition', { exact: true }).fill(expression);
  await page.locator('p', { hasText: words }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Long here');
  await page.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('table').locator('tbody tr').filter({ hasText: 'Long here' });
  await row.getByText(words).waitFor();
  await row.getByText(/\d+ customers/).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'New segment');
  assert.deepEqual(await accessibility(page), []);
  await row.getByRole('link', { name: 'Look at them' }).click();
  await settled(page);
  await page.locator(`button[title="${words}"]`).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('what a benchmark on a card says is in the language of who looks', async () => {
  const { page, wrong, close } = await open(chromium, { served });
  await page.goto(`${served.address}/?lang=uk`);
  await settled(page);
  const band = page.locator('p.band').first();
  await band.hover();
  // Sources and sentences come in files of their own, one after the other.
  await page.waitForFunction(() => {
    const title = document.querySelector('p.band')?.getAttribute('title') ?? '';
    return /[а-яіїє]{4}/.test(title) && !/Articles on|those who/.test(title);
  });
  assert.deepEqual(wrong, []);
  await close();
});

test('the age of a cohort is said and chosen', async () => {
  const { page, wrong, close } = await open(chromium, { served });
  await page.goto(`${served.address}/figure/cohort_retention`);
  await settled(page);
  await page.getByText('after 12 months').waitFor();
  await page.getByLabel('Age').selectOption({ label: '3 months' });
  await page.getByText('after 3 months').waitFor();
  await settled(page);
  assert.match(page.url(), /age=3/);
  const values = await page.getByRole('table', { name: 'By period' }).locator('tbody tr td:nth-child(2)').allInnerTexts();
  assert.ok(values.filter((text) => /%/.test(text)).length >= 6, values.join());
  assert.deepEqual(wrong, []);
  await close();
});

test('files of a table stand together at the end of its head', async () => {
  const { page, close } = await open(chromium, { served });
  await page.goto(`${served.address}/movements`);
  await settled(page);
  const head = page.locator('.head', { hasText: 'By period' });
  const [csv, xlsx] = await Promise.all(['CSV', 'XLSX'].map((name) => head.getByRole('button', { name }).boundingBox()));
  assert.ok(csv && xlsx && xlsx.x - (csv.x + csv.width) < 24, JSON.stringify([csv, xlsx]));
  await close();
});

test('sentences with names of columns show no marks and no options', async () => {
  const { page, close } = await open(chromium, { served });
  for (const path of ['/definitions', '/definitions/churn_reason', '/definitions/clv']) {
    await page.goto(served.address + path);
    await settled(page);
    const text = await page.locator('main').innerText();
    assert.doesNotMatch(text, /`|--[a-z]/, path);
  }
  await close();
});

test('a segment that cannot be read says where', async () => {
  const { page, close } = await visit('/');
  await page.goto(`${served.address}/?segment=${encodeURIComponent('plan = ')}`);
  await settled(page);
  // Once, and not by every panel of the screen; and there is a way on.
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByRole('alert').count(), 1);
  assert.match(await page.getByRole('alert').innerText(), /plan =\s+Line 1, letter \d+: /);
  await page.getByRole('alert').getByRole('button', { name: 'All customers' }).click();
  await page.getByRole('heading', { name: 'Renewals ahead' }).waitFor();
  assert.doesNotMatch(page.url(), /segment=/);
  await close();
});

test('labels of an axis are whole, in long words on a narrow screen', async () => {
  const { page, close } = await open(chromium, { width: 375, served });
  for (const path of ['/churn?lang=uk', '/movements?lang=uk']) {
    await page.goto(served.address + path);
    await settled(page);
    await page.waitForSelector('figure svg text');
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('figure svg')].flatMap((svg) => {
        const box = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')]
          .filter((text) => {
            const own = text.getBoundingClientRect();
            return own.width > 0 && (own.left < box.left - 1 || own.right > box.right + 1);
          })
          .map((text) => text.textContent);
      }),
    );
    assert.deepEqual(cut, [], path);
  }
  await close();
});

test('periods after the data hold no churn: they are left out, and a range of them alone says why', async () => {
  const { page, wrong, close } = await visit('/churn?from=2026-07-01&to=2027-04-01');
  await page.getByText('the periods after it that were asked for are not shown').waitFor();
  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  const shown = await page.locator('figure tbody tr th, figure tbody tr td:first-child').allInnerTexts();
  assert.deepEqual(shown.map((text) => text.trim()), ['July 2026', 'August 2026', 'September 2026', 'October 2026']);
  await page.goto(`${served.address}/churn?from=2027-01-01&to=2027-04-01`);
  await page.getByRole('heading', { name: 'No data yet of Jan – Mar 2027' }).waitFor();
  assert.equal(await page.locator('figure').count(), 0);
  await page.getByRole('button', { name: 'Show the last months there are' }).click();
  await settled(page);
  assert.ok((await page.locator('figure').count()) > 0);
  assert.ok(!page.url().includes('from='), page.url());
  assert.deepEqual(wrong, []);
  await close();
});

test('the bridge names every step at any width', async () => {
  for (const width of [375, 768, 1440]) {
    const { page, close } = await open(chromium, { width, served });
    for (const lang of ['en', 'ro', 'uk', 'zh-Hans', 'nb']) {
      await page.goto(`${served.address}/movements?lang=${lang}`);
      await settled(page);
      const plain = (/** @type {string[]} */ texts) => texts.map((text) => text.replace(/\s/g, ''));
      const steps = plain(await page.locator('.panel table tbody th[scope=row]').first().locator('xpath=ancestor::tbody').locator('th').allInnerTexts());
      const figure = page.locator('main figure').first();
      const labels = plain(await figure.locator('svg text.label').allTextContents());
      assert.ok(steps.length >= 8, `${lang} at ${width}: ${steps.length}`);
      for (const step of steps) assert.ok(labels.includes(step), `${step} in ${lang} at ${width}: ${labels}`);
      // What leans ends below its place, and within the picture.
      const cut = await figure.locator('svg').last().evaluate((svg) => {
        const around = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll('text.label, text.amount')].map((text) => text.getBoundingClientRect());
        return boxes.filter((box) => box.bottom > around.bottom + 1 || box.left < around.left - 1 || box.right > around.right + 1).length;
      });
      assert.equal(cut, 0, `${lang} at ${width}`);
    }
    await close();
  }
});

test('a table that no question answers comes as a workbook, too', async () => {
  const { page, wrong, close } = await visit('/churn');
  const panel = page.locator('section, .panel', { has: page.getByRole('heading', { name: 'Stated reasons' }) }).last();
  const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'XLSX' }).click()]);
  assert.equal(download.suggestedFilename(), 'stated-reasons.xlsx');
  assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), 'PK', 'a workbook is an archive');
  await page.goto(`${served.address}/relations`);
  await settled(page);
  await page.getByRole('button', { name: 'Save' }).first().click();
  const [chart] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'XLSX' }).click()]);
  assert.match(chart.suggestedFilename(), /\.xlsx$/);
  assert.deepEqual(wrong, []);
  await close();
});

test('all that can be chosen is seen at 768 px', async () => {
  const { page, close } = await open(chromium, { width: 768, served });
  for (const lang of ['en', 'uk', 'ro']) {
    await page.goto(`${served.address}/churn?lang=${lang}`);
    await settled(page);
    const ends = await page.locator('.controls .button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    assert.equal(ends.length, 5, lang);
    for (const end of ends) assert.ok(end <= 768, `${lang}: ${end}`);
  }
  await close();
});

test('a chart and a list come as workbooks, too', async () => {
  const { page, close } = await visit('/figure/mrr');
  await page.getByRole('button', { name: 'Save' }).first().click();
  const of = async (/** @type {import('playwright-core').Locator} */ link) => {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), 'PK', 'a workbook is an archive');
  };
  await of(page.getByRole('menuitem', { name: 'XLSX' }));
  const lists = { '/voice': 'What comments are about', '/retention': 'By when customers came', '/use': 'Feature matrix', '/relations': 'All pairs' };
  for (const [path, title] of Object.entries(lists)) {
    await page.goto(served.address + path);
    await settled(page);
    await of(page.locator('section, figure, .panel', { has: page.getByRole('heading', { name: title }) }).last().getByRole('link', { name: 'XLSX' }));
  }
  await close();
});

test('a question that fits nothing is refused in the language of who looks, and not to be asked again', async () => {
  const { page, close } = await visit('/figure/nrr?by=planet&lang=nb');
  await page.getByText('ingen dimensjon heter "planet"').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Prøv igjen' }).count(), 0);
  await page.goto(`${served.address}/voice?lang=nb`);
  await settled(page);
  await page.getByRole('button', { name: 'Manglende funksjoner' }).first().waitFor();
  await close();
});
