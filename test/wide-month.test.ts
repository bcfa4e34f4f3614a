import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { openPdf } from './support/open-pdf.ts';
import { tinyWorkspace } from './support/tiny-workspace.ts';
import { LONG_NAMES, wideFiles } from './support/wide-workspace.ts';
import { type RunFile, readJson } from './support/written-file.ts';

/** What the program says of a slide that it could only make hold in smaller type, still of 11 pt. */
const SMALLER = /字号已缩到 11 磅/u;

test.each(['16:9', 'A4'])(
  'a month of 21 branches with long names holds on pages of %s: nothing cut or left over',
  async (page) => {
    const { folder, out, write } = tinyWorkspace();
    for (const [path, content] of Object.entries(wideFiles(page))) write(path, content);
    const asked = ['generate', '--month', '2009-07', '--workspace', folder, '--format', 'pdf'];
    const ended = await runInProcess(asked);
    expect(ended.code, ended.stderr).toBe(0);
    const { warnings } = readJson<RunFile>(join(out, '2009-07', 'run.json'));
    const told = warnings.filter(({ code }) => code.startsWith('deck.')).map(({ text }) => text);
    expect(told.filter((text) => page === '16:9' || !SMALLER.test(text))).toEqual([]);
    const { pages } = await openPdf(join(out, '2009-07', 'report.pdf'));
    const text = pages.map((one) => one.text).join('\n');
    for (const name of LONG_NAMES) expect(text).toContain(name);
    expect(text).toContain('（续2/');
    // A sentence names the few units that differ most, and how many there are.
    expect(text).toMatch(/分单位不一致[^；]{1,140}等\d+个单位/u);
  },
);
