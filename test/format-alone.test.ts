import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runReport } from './support/program.ts';
import { tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';
const HOOK = fileURLToPath(new URL('./support/libraries-loaded.ts', import.meta.url));

/** What takes long to load, and the formats that may: whoever asks for one format waits for no other. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  echarts: ['html', 'pdf'],
  exceljs: ['xlsx'],
  fontkit: ['html', 'pdf', 'pptx'],
  jszip: ['pptx', 'xlsx'],
  pptxgenjs: ['pptx'],
  puppeteer: ['pdf'],
  'puppeteer-core': ['pdf'],
  'subset-font': ['html', 'pdf'],
  'tar-fs': [],
};

test.each(['json', 'xlsx', 'pptx', 'html', 'pdf'])(
  '%s alone writes its own file and loads what it needs',
  async (format) => {
    const workspace = tinyWorkspace();
    workspace.addTickets(MONTH, tickets(MONTH, '东区', 40, 3));
    const folder = mkdtempSync(join(tmpdir(), 'libraries-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const loaded = join(folder, 'loaded');
    writeFileSync(loaded, '');
    const run = await runReport(
      ['generate', '--month', MONTH, '--workspace', workspace.folder, '--format', format],
      { node: ['--import', HOOK], env: { LIBRARIES_LOADED: loaded } },
    );
    expect(run.code, run.stderr).toBe(0);
    const files = readdirSync(join(workspace.out, MONTH)).filter((name) => !name.startsWith('.'));
    const own = format === 'json' ? ['metrics.json', 'quality.json'] : [`report.${format}`];
    expect(files).toEqual(expect.arrayContaining(own));
    expect(files.filter((name) => name.startsWith('report.'))).toEqual(
      format === 'json' ? [] : [`report.${format}`],
    );
    const names = readFileSync(loaded, 'utf8').trim().split('\n');
    expect(names).toContain('@duckdb/node-api');
    const needed = Object.keys(LIBRARIES).filter((name) => LIBRARIES[name]?.includes(format));
    expect(names.filter((name) => name in LIBRARIES).toSorted()).toEqual(needed);
  },
);
