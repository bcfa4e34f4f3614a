import { tmpdir } from 'node:os';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { end } from '../../src/render/pdf/launch.ts';
import { startBrowser } from '../../src/render/pdf/start.ts';
import { lentBrowser } from './lent-browser.ts';

/** A page in the browser that prints the deck, with what it complained of. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Errors of its script, refusals of its policy, requests that it made. */
  readonly complaints: readonly string[];
}

/** The browser of a test file, the same that prints for its runs; it ends with the file. */
export async function openBrowser(): Promise<Browser> {
  return (await lentBrowser()).running.browser as Browser;
}

/** Opens the HTML of a report as a file is opened, in a window of this size, and waits until its script has done its work. */
export async function openPage(
  browser: Browser,
  file: string,
  { width = 1440, height = 900 } = {},
): Promise<OpenPage> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(?:data|file|about):/.test(request.url())) complaints.push(`asks for ${request.url()}`);
  });
  await page.setViewport({ width, height });
  await page.goto(`file://${file}`, { waitUntil: 'load' });
  await page.waitForSelector('html[data-ready="true"]', { timeout: 30_000 });
  return { page, complaints, [Symbol.asyncDispose]: () => page.close() };
}

const TEXTS = `[...document.querySelectorAll('.slide')].map((slide) => {
  const copy = slide.cloneNode(true);
  for (const own of copy.querySelectorAll('.go, .chart-tools, .live, .filter-note')) own.remove();
  for (const one of copy.querySelectorAll('p, li, td, th, text, .cell')) one.append(' ');
  return { page: Number(slide.dataset.page), text: copy.textContent };
})`;

/** What each slide says as it is printed, what ran on where it stands on paper; its additions for a screen aside. */
export async function slideTexts(
  page: Page,
): Promise<readonly { readonly page: number; readonly text: string }[]> {
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  return (await page.evaluate(TEXTS)) as readonly {
    readonly page: number;
    readonly text: string;
  }[];
}

/** The same browser for addresses of this machine, which the one that prints does not know. */
export async function openLoopbackBrowser() {
  const printing = await startBrowser({
    executable: null,
    sandbox: 'auto',
    env: process.env,
    tempFolder: tmpdir(),
    warn: () => undefined,
  });
  const { executable, profile } = printing;
  const browser = await puppeteer.launch({
    executablePath: executable.path,
    args: ['--no-sandbox', '--no-proxy-server', '--disable-gpu'],
    pipe: true,
    env: profile.env,
  });
  return {
    browser,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await end(printing);
    },
  };
}
