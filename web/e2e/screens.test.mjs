// Every screen: nothing goes wrong on it, whatever its width, theme and language.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, browser, open, serve, settled } from './support.mjs';

const SCREENS = [
  '/',
  '/movements',
  '/retention',
  '/retention?of=net&show=absolute',
  '/churn',
  '/value',
  '/voice',
  '/support',
  '/growth',
  '/use',
  '/figure/nrr?variant=trailing_12',
  '/figure/mrr?by=country&group=RO',
  '/relations',
  '/relations?of=levels&months=24&pair=nps:standard~csat:standard',
  '/reconciliation',
  '/benchmarks',
  '/annotations',
  '/movements?grain=day&from=2026-10-01&to=2026-11-01&weekday=match&complete=only',
  '/sources',
  '/checks',
  '/definitions',
  '/definitions/nrr',
  '/customers',
  '/customers/cus_000007',
  '/segments',
  '/targets',
  '/calculators',
  '/settings',
  '/settings/policies',
];
const LANGS = ['en', 'ro', 'uk', 'zh-Hans', 'nb'];

/** @type {import('./support.mjs').Served} */
let served;
/** @type {import('./support.mjs').Served} */
let empty;
/** @type {import('playwright-core').Browser} */
let chromium;

before(async () => {
  [served, empty, chromium] = await Promise.all([serve(), serve({ customers: 0 }), browser()]);
});

after(async () => {
  await chromium?.close();
  await Promise.all([served?.stop(), empty?.stop()]);
});

/** @param {string} path @param {string} lang */
function inLanguage(path, lang) {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
}

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  test(`screens are accessible, and say nothing to the console, in the ${theme} theme`, async () => {
    const { page, wrong, close } = await open(chromium, { theme, served });
    for (const path of SCREENS) {
      await page.goto(served.address + path);
      await settled(page);
      assert.deepEqual(await accessibility(page), [], path);
      assert.deepEqual(wrong, [], path);
    }
    await close();
  });
}

test('screens do not overflow at any width', async () => {
  for (const width of [375, 768, 1440]) {
    const { page, wrong, close } = await open(chromium, { width, served });
    for (const path of SCREENS) {
      await page.goto(served.address + inLanguage(path, 'uk'));
      await settled(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${path} at ${width}`);
    }
    assert.deepEqual(wrong, [], String(width));
    await close();
  }
});

test('no column of a table is lost on paper', async () => {
  const many = 'mrr,arr,mrr_change_90d,status,start,plans,last_movement,last_seen,renewal,open_tickets,last_nps,owner,country,industry,channel';
  // An upright A4 page without its margins, and one that is turned for very many columns.
  for (const [width, paths] of /** @type {const} */ ([[703, ['/customers', '/movements', '/figure/nrr', '/churn', '/sources']], [1032, [`/customers?cols=${many}`]]])) {
    const { page, wrong, close } = await open(chromium, { width, served });
    await page.emulateMedia({ media: 'print' });
    for (const lang of ['en', 'uk']) {
      for (const path of paths) {
        await page.goto(served.address + inLanguage(path, lang));
        await settled(page);
        const heads = await page.locator('thead th').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width, right }) => [width, right]));
        assert.ok(heads.length > 0, path);
        for (const [wide, right] of heads) assert.ok((wide ?? 0) > 0 && (right ?? 9999) <= width, `${path} in ${lang}: ${wide} to ${right}`);
      }
    }
    assert.deepEqual(wrong, [], String(width));
    await close();
  }
});

test('everything that can be chosen is seen on a narrow screen', async () => {
  const { page, wrong, close } = await open(chromium, { width: 375, served });
  for (const lang of LANGS) {
    await page.goto(served.address + inLanguage('/churn', lang));
    await settled(page);
    const boxes = await page.locator('.controls .button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    assert.equal(boxes.length, 5, lang);
    for (const [left, right] of boxes) assert.ok((left ?? -1) >= 0 && (right ?? 999) <= 375, `${lang}: ${left} to ${right}`);
  }
  assert.deepEqual(wrong, []);
  await close();
});

test('screens speak every language, with no word missing', async () => {
  for (const lang of LANGS) {
    const { page, wrong, close } = await open(chromium, { served });
    for (const path of SCREENS) {
      await page.goto(served.address + inLanguage(path, lang));
      await settled(page);
      assert.equal(await page.getAttribute('html', 'lang'), lang);
      // Without what programs call things, which stands beside the words.
      const text = await page.evaluate(() =>
        [...document.querySelectorAll('code')].reduce((rest, code) => rest.replace(code.innerText, ''), document.body.innerText),
      );
      // An id in the place of its message: words with dashes that no sentence has.
      const ids = text.match(/\b(?:screen|nav|range|grain|compare|figure|cohorts|movements|step|bridge|delta|summary|metric|measure)-[a-z0-9-]+/g);
      assert.equal(ids, null, `${path} in ${lang}`);
      assert.ok(!/\bundefined$|\bNaN\b|\bInfinity\b|\[object/m.test(text), `${path} in ${lang}`);
    }
    assert.deepEqual(wrong, [], lang);
    await close();
  }
});

test('an empty workspace says what to add', async () => {
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    const { page, wrong, close } = await open(chromium, { theme, served: empty });
    for (const path of ['/', '/movements', '/retention', '/figure/nrr']) {
      await page.goto(empty.address + path);
      await settled(page);
      assert.match(await page.innerText('main'), /No data yet/, path);
      assert.deepEqual(await accessibility(page), [], path);
    }
    // What these need is not billing.
    for (const [path, table] of [['/voice', 'survey_responses'], ['/support', 'tickets'], ['/growth', 'leads'], ['/use', 'events']]) {
      await page.goto(empty.address + path);
      await settled(page);
      await page.getByText(`${table}.csv`, { exact: true }).waitFor();
    }
    assert.deepEqual(wrong, []);
    await close();
  }
});

test('a screen whose tables are not there says which, and no panel fails', async () => {
  const billed = await serve({ tables: ['customers', 'plans', 'subscriptions', 'fx_rates'] });
  try {
    const { page, wrong, close } = await open(chromium, { served: billed });
    for (const [path, table] of [['/voice', 'survey_responses'], ['/support', 'tickets'], ['/growth', 'leads'], ['/use', 'events']]) {
      await page.goto(billed.address + path);
      await settled(page);
      await page.getByText(`${table}.csv`, { exact: true }).waitFor();
      assert.ok(await page.getByRole('main').getByRole('link', { name: 'Sources and import' }).isVisible(), path);
      assert.deepEqual(await accessibility(page), [], path);
      assert.deepEqual(wrong, [], path);
    }
    await close();
  } finally {
    await billed.stop();
  }
});
