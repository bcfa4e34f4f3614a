import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInProcess } from '../support/in-process.ts';
import { openPdf } from '../support/open-pdf.ts';
import {
  ownMetric,
  type TinyWorkspace,
  tickets,
  tinyWorkspace,
} from '../support/tiny-workspace.ts';
import { payloads } from './payloads.ts';

const MONTH = '2009-07';
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.end();
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Letters in place of every sign that could mean something, as many of them. */
const harmless = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N}\s]/gu, 'x').replaceAll(/[\s\u2028]/gu, ' ');
const inYaml = (text: string): string => JSON.stringify(text);

/** Puts texts into cells, notes and the configuration. */
function fill({ configure, addTickets, write }: TinyWorkspace, texts: readonly string[]): void {
  const [one = '', two = '', three = '', four = ''] = texts;
  configure({
    organization: { name: `测试${one}`, department: `客服${two}` },
    metrics: [ownMetric({ name: '催修工单占比', description: `有过催修的单${three}` })],
    inputs: {
      fault_tickets: {
        files: ['障碍单*.csv'],
        owner: `调度${four}`,
        due: '每月3日',
        required: true,
      },
    },
  });
  const rows = tickets(MONTH, '东区', texts.length * 2, 1);
  addTickets(
    MONTH,
    rows.map((row, at) => ({ ...row, symptom: texts[at % texts.length] ?? '' })),
  );
  const paragraphs = texts.map((text) => text.replaceAll(/\s/g, ' ')).join('\n\n');
  write(
    `notes/${MONTH}/亮点.md`,
    `---\nkind: 亮点\ndepartment: ${inYaml(one)}\nsupplied_by: ${inYaml(two)}\nmonth: ${MONTH}\n---\n# 标题${three}\n${paragraphs}\n`,
  );
  write(
    `notes/${MONTH}/评语.md`,
    `---\nkind: 评语\nby: ${inYaml(two)}\n---\n## missed 追加\n${three}\n`,
  );
}

/** Generates the month and gives what was printed. */
async function printed(texts: readonly string[], format = 'pdf,xlsx') {
  const workspace = tinyWorkspace();
  fill(workspace, texts);
  const ended = await runInProcess([
    ...['generate', '--month', MONTH, '--workspace', workspace.folder],
    ...['--format', format],
  ]);
  expect(ended.code, ended.stderr).toBe(0);
  const pdf = await openPdf(join(workspace.out, MONTH, 'report.pdf'));
  return { pdf, report: join(workspace.out, MONTH, 'report.xlsx') };
}

it('markup in cells, notes and configuration asks for nothing and makes no page', async () => {
  const texts = payloads('html', port);
  expect(texts.length).toBeGreaterThanOrEqual(40);
  const hostile = await printed(texts);
  expect(asked).toEqual([]);
  expect(hostile.pdf.pages.flatMap(({ outside }) => outside)).toEqual([]);
  const plain = await printed(texts.map(harmless), 'pdf');
  expect(hostile.pdf.pages.length).toBe(plain.pdf.pages.length);
  const letters = hostile.pdf.pages.map(({ text }) => text).join('');
  expect(letters).toContain(`<imgsrc=http://127.0.0.1:${port}/3>`);
  // The server itself can be reached, or it proves nothing.
  await fetch(`http://127.0.0.1:${port}/seen`);
  expect(asked).toEqual(['GET /seen']);
});

it('texts that begin like formulas stay texts in the workbook', async () => {
  asked.length = 0;
  const texts = payloads('formulas', port);
  expect(texts.length).toBeGreaterThanOrEqual(25);
  const { report } = await printed(texts);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(report);
  const strings = new Set<string>();
  const live: string[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (typeof cell.value === 'string') strings.add(cell.value);
        const said = `${cell.formula ?? ''}${cell.hyperlink ?? ''}`;
        if (/HYPERLINK|WEBSERVICE|IMPORTXML|DDE|cmd|INDIRECT|http|file:/i.test(said))
          live.push(said);
      }),
    );
  expect(live).toEqual([]);
  const whole = [...strings].map((one) => one.replaceAll(/\s/g, '')).join('\n');
  const missing = texts.filter((one) => !whole.includes(one.replaceAll(/\s/g, '')));
  expect(missing).toEqual([]);
  expect(asked).toEqual([]);
});
