import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PdfBrowser } from '../../src/render/pdf/pdf-browser.ts';
import { runInProcess } from '../support/in-process.ts';

/** Writes the page that the sample's PDF is printed from, as the browser gets it last; throws where no report is made. */
export async function writePageOfSample(workspace: string, path: string): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'service-report-page-'));
  const { open } = PdfBrowser.prototype;
  PdfBrowser.prototype.open = function (html) {
    writeFileSync(path, html);
    return open.call(this, html);
  };
  try {
    const args = ['--month', '2009-07', '--format', 'pdf', '--quiet'];
    const ended = await runInProcess(['generate', '--workspace', workspace, '--out', out, ...args]);
    if (ended.code !== 0) throw new Error(ended.stderr);
  } finally {
    PdfBrowser.prototype.open = open;
    rmSync(out, { recursive: true, force: true });
  }
}
