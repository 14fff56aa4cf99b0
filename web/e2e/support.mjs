// The built dashboard in front of the real program, on a demo company, in headless Chromium.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const tenure = process.env['TENURE'] ?? '../target/debug/tenure';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Data of the demo company reach to the end of October. */
const NOW = '2026-11-22T12:00:00Z';

/**
 * `halt` and `resume` stop the program and start it again at the same address.
 * @typedef {{ address: string, token: string, stop: () => Promise<void>, halt: () => Promise<void>, resume: () => Promise<void> }} Served
 */

/**
 * Makes a company, imports it and serves it; `customers: 0` serves an empty workspace, `tables` only these of the company.
 * @param {{ customers?: number, tables?: string[], more?: string[] }} [of]
 * @returns {Promise<Served>}
 */
export async function serve({ customers = 120, tables, more = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tenure-web-'));
  const [company, data] = [join(folder, 'company'), join(folder, 'data')];
  /** @param {string[]} args */
  const run = (...args) => execFileSync(tenure, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (customers > 0) {
    run('demo', '--customers', String(customers), '--months', '24', '--seed', '7', '--out', company);
    for (const file of tables ? readdirSync(company) : []) {
      if (file.endsWith('.csv') && !tables?.includes(file.slice(0, -4))) rmSync(join(company, file));
    }
    run('import', company, '--data', data, '--no-progress');
  }
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  /** @param {string} listen @returns {Promise<{ address: string, token: string }>} */
  const start = (listen) => {
    const began = spawn(tenure, ['serve', '--data', data, '--listen', listen, '--now', NOW, '--sign-in-link', ...more], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = began;
    return new Promise((found, failed) => {
      let said = '';
      began.stderr.on('data', (chunk) => {
        said += chunk;
        // The link that signs in, once.
        const match = /(http:\/\/[\d.:]+)\/\S*#(\S+)/.exec(said);
        if (match) found({ address: match[1] ?? '', token: match[2] ?? '' });
      });
      began.on('exit', () => failed(new Error(`the server did not start: ${said}`)));
    });
  };
  const { address, token } = await start('127.0.0.1:0');
  const halt = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill();
    await ended;
  };
  const resume = async () => {
    await start(new URL(address).host);
  };
  const stop = async () => {
    await halt();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, token, stop, halt, resume };
}

/** A browser; found where the system has it. */
export function browser() {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** @typedef {Awaited<ReturnType<import('playwright-core').BrowserContext['storageState']>>} Session */

/** @type {Map<string, Promise<Session>>} */
const sessions = new Map();

/**
 * Signs in as the owner, once for a server.
 * @param {import('playwright-core').Browser} browser
 * @param {Served} served
 */
function signedIn(browser, served) {
  let session = sessions.get(served.address);
  if (!session) {
    session = (async () => {
      const context = await browser.newContext();
      const answer = await context.request.post(`${served.address}/api/v1/login/link`, {
        data: { token: served.token },
      });
      if (!answer.ok()) throw new Error(`nobody could sign in: ${await answer.text()}`);
      const state = await context.storageState();
      await context.close();
      return state;
    })();
    sessions.set(served.address, session);
  }
  return session;
}

/**
 * A page of somebody who is signed in, which notes what goes wrong on it.
 * @param {import('playwright-core').Browser} browser
 * @param {{ width?: number, theme?: 'light' | 'dark', served: Served }} of
 */
export async function open(browser, { width = 1440, theme = 'light', served }) {
  const origin = served.address;
  const context = await browser.newContext({
    storageState: await signedIn(browser, served),
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) {
      wrong.push(`left the origin: ${request.url()}`);
    }
  });
  return { page, wrong, close: () => context.close() };
}

/**
 * Waits until all that was asked for is shown.
 * @param {import('playwright-core').Page} page
 */
export async function settled(page) {
  // One that is hidden stands for a screen that is not there yet.
  await page.waitForSelector('h1:not(.hidden)');
  await page.waitForFunction(
    () => !document.querySelector('.skeleton') && !document.querySelector('[aria-busy="true"]'),
    undefined,
    { timeout: 60_000 },
  );
}

/**
 * A screen of a served company in a browser of its own, once all of it is shown.
 * @param {import('playwright-core').Browser} browser
 * @param {Served} served
 * @param {string} path
 * @param {{ width?: number }} of
 */
export async function screen(browser, served, path, of = {}) {
  const opened = await open(browser, { served, ...of });
  await opened.page.goto(served.address + path);
  await settled(opened.page);
  return opened;
}

/**
 * What axe finds, in a line each.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export async function accessibility(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // It fetches nothing of its own: a page whose server has stopped is looked at as well.
    // @ts-expect-error axe is there since it was evaluated above
    const found = await window.axe.run(document, { runOnly: { type: 'tag', values: rules }, preload: false });
    /** @type {{ id: string, help: string, nodes: { html: string, any: { message: string }[] }[] }[]} */
    const violations = found.violations;
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
  });
}
