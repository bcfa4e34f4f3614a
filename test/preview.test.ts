import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openLoopbackBrowser } from './support/open-page.ts';
import { programWith } from './support/other-pack.ts';
import { startReport } from './support/program.ts';
import { tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';

/** A preview of a small month as a process of its own, with a folder for its temporary files. */
async function previewed(program?: string) {
  const workspace = tinyWorkspace();
  const notes = join(workspace.folder, 'notes', MONTH);
  mkdirSync(notes, { recursive: true });
  const note = join(notes, '亮点.md');
  writeFileSync(note, '---\ntype: 亮点\ntitle: 主动告知\n---\n原来的一句话。\n');
  workspace.addTickets(MONTH, [
    ...tickets(MONTH, '东区', 40, 30),
    ...tickets(MONTH, '西区', 40, 2),
  ]);
  const temporary = mkdtempSync(join(tmpdir(), 'preview-temp-'));
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
  const run = startReport(['preview', '--month', MONTH, '--workspace', workspace.folder], {
    env: { TMPDIR: temporary },
    ...(program === undefined ? {} : { program }),
  });
  onTestFinished(() => run.send('SIGKILL'));
  await run.says('预览已打开');
  return { ...workspace, run, note, temporary, url: run.printed().trim() };
}

/** What a server answers to a request with these headers. */
function statusOf(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

let loopback: Awaited<ReturnType<typeof openLoopbackBrowser>>;
beforeAll(async () => {
  loopback = await openLoopbackBrowser();
});
afterAll(() => loopback[Symbol.asyncDispose]());

/** A new page of the browser, closed with the test. */
async function opened(): Promise<Page> {
  const page = await loopback.browser.newPage();
  onTestFinished(() => page.close());
  return page;
}

/** Waits until the report in the page says something; looked for there, since it is long. */
const says = (page: Page, words: string) =>
  page.waitForFunction(
    `document.querySelector('iframe').contentDocument?.body?.textContent.includes('${words}')`,
    { polling: 50, timeout: 60_000 },
  );

const saidIn = (page: Page): Promise<string> =>
  page.evaluate(
    "document.querySelector('iframe').contentDocument?.body?.textContent ?? ''",
  ) as Promise<string>;

/** Waits until something holds. */
async function until(holds: () => Promise<boolean>, most = 60_000): Promise<void> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > most) throw new Error('it never held');
    await pause(25);
  }
}

test('a preview answers only who knows its address, and only by its own name', async () => {
  const { url, run } = await previewed();
  const { port, pathname } = new URL(url);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
  expect(await statusOf(url)).toBe(200);
  expect(await statusOf(`${url}report.html`)).toBe(200);
  expect(await statusOf(url, { Host: `localhost:${port}` })).toBe(200);
  expect(await statusOf(url, { Host: 'report.example' })).toBe(403);
  expect(await statusOf(url, { Host: `report.example:${port}` })).toBe(403);
  expect(await statusOf(url, { Origin: 'http://report.example' })).toBe(403);
  expect(await statusOf(url, { Origin: 'null' })).toBe(403);
  expect(await statusOf(url, { Origin: `http://127.0.0.1:${port}` })).toBe(200);
  expect(await statusOf(url, {}, 'POST')).toBe(403);
  expect(await statusOf(`http://127.0.0.1:${port}/`)).toBe(403);
  expect(await statusOf(`http://127.0.0.1:${port}${pathname.slice(0, -2)}/`)).toBe(403);
  expect(await statusOf(`${url}../../etc/passwd`)).toBe(403);
  expect(await statusOf(`${url}run.json`)).toBe(404);
  run.send('SIGINT');
  expect((await run.ended).code).toBe(130);
});

test('a preview follows notes, exports and configuration, keeps its reader’s place, tells problems with file and line, and leaves nothing behind', async () => {
  const { url, run, note, folder, out, temporary, addTickets } = await previewed();
  const page = await opened();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await says(page, '原来的一句话');
  await page.waitForFunction(
    "document.querySelector('iframe').contentDocument.documentElement.dataset.ready === 'true'",
  );
  await page.evaluate("document.querySelector('iframe').contentWindow.scrollTo(0, 500)");

  writeFileSync(note, readFileSync(note, 'utf8').replace('原来的', '改过的'));
  await says(page, '改过的一句话');
  await until(
    async () =>
      (await page.evaluate("document.querySelector('iframe').contentWindow.scrollY")) === 500,
  );

  const config = join(folder, 'report.config.yaml');
  const sound = readFileSync(config, 'utf8');
  writeFileSync(config, sound.replace('targets:', 'targetz:'));
  const bar = () => page.$eval('.state', (state) => state.textContent);
  await until(async () => (await bar()).includes('targetz'));
  expect(await bar()).toMatch(/report\.config\.yaml:\d+/);
  expect(await bar()).toContain('所示为改动之前的报告');
  expect(await saidIn(page)).toContain('改过的一句话');
  writeFileSync(config, sound.replace('测试分公司', '改名分公司'));
  await says(page, '改名分公司');
  expect(await bar()).not.toContain('targetz');

  expect(await saidIn(page)).toContain('80');
  addTickets(MONTH, [...tickets(MONTH, '东区', 60, 30), ...tickets(MONTH, '西区', 40, 2)]);
  await says(page, '100');
  expect(complaints).toEqual([]);

  run.send('SIGINT');
  const ended = await run.ended;
  expect(ended.code).toBe(130);
  expect(readdirSync(temporary)).toEqual([]);
  expect(() => readdirSync(out)).toThrow('ENOENT');
});

test('a month that cannot be read yet opens once it can', async () => {
  const { folder, addTickets } = tinyWorkspace();
  const run = startReport(['preview', '--month', MONTH, '--workspace', folder]);
  onTestFinished(() => run.send('SIGKILL'));
  await run.says('秒');
  const url = run.printed().trim();
  expect(await statusOf(`${url}report.html`)).toBe(404);
  addTickets(MONTH, tickets(MONTH, '东区', 40, 30));
  await until(async () => (await statusOf(`${url}report.html`)) === 200);
  run.send('SIGTERM');
  expect((await run.ended).code).toBe(143);
});

test('a preview that starts with a broken configuration waits until it is mended', async () => {
  const { folder, addTickets } = tinyWorkspace();
  addTickets(MONTH, tickets(MONTH, '东区', 40, 30));
  const config = join(folder, 'report.config.yaml');
  const sound = readFileSync(config, 'utf8');
  writeFileSync(config, sound.replace('targets:', 'targetz:'));
  const run = startReport(['preview', '--month', MONTH, '--workspace', folder]);
  onTestFinished(() => run.send('SIGKILL'));
  await run.says('预览自己打开');
  expect(run.said()).toMatch(/report\.config\.yaml:\d+.*targetz/);
  expect(run.printed()).toBe('');
  writeFileSync(config, sound);
  await run.says('预览已打开');
  expect(await statusOf(`${run.printed().trim()}report.html`)).toBe(200);
  run.send('SIGINT');
  expect((await run.ended).code).toBe(130);
});

test('a preview of a folder without a configuration ends', async () => {
  const run = startReport(['preview', '--month', MONTH, '--workspace', tmpdir()]);
  onTestFinished(() => run.send('SIGKILL'));
  expect((await run.ended).code).toBe(2);
});

test('a preview shows the words of an edited phrase and of an edited template', async () => {
  const program = programWith('phrases.yaml', 'page.all_branches: 全部', 'page.all_branches: 各家');
  const { url, run } = await previewed(program);
  const page = await opened();
  await page.goto(url);
  await says(page, '各家');
  const base = join(dirname(program), '..', 'templates', 'base');
  const edit = (file: string, from: string, to: string): void => {
    const path = join(base, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };
  edit('phrases.yaml', 'page.all_branches: 各家', 'page.all_branches: 每一家');
  await says(page, '每一家');
  edit('html/page.hbs', '<p class="side-title">目录</p>', '<p class="side-title">本页有</p>');
  await says(page, '本页有');
  run.send('SIGINT');
  expect((await run.ended).code).toBe(130);
});
