// The least that a PDF costs: the browser started, the page of a file loaded and printed, once.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PdfBrowser } from '../../../dist/render/pdf/pdf-browser.js';

const [file = ''] = process.argv.slice(2);
const tempFolder = mkdtempSync(join(tmpdir(), 'service-report-print-'));
process.on('exit', () => rmSync(tempFolder, { recursive: true, force: true }));
const browser = new PdfBrowser({
  executable: null,
  sandbox: 'auto',
  env: process.env,
  tempFolder,
  warn: () => undefined,
});
await browser.print(readFileSync(file, 'utf8'), {
  title: '',
  widthInches: 13.333,
  heightInches: 7.5,
  tagged: true,
  outline: true,
});
await browser[Symbol.asyncDispose]();
