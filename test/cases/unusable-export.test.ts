import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricsFile } from '../../src/metrics/types.ts';
import { runInProcess } from '../support/in-process.ts';
import { PROJECT } from '../support/program.ts';
import { readJson } from '../support/written-file.ts';

const CASE = join(PROJECT, 'fixtures', 'cases', 'optional-export-of-which-nothing-can-be-used');
const WHY = '考核清单没有一条可用的记录（2 条待核实）';
let workspace = '';

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'report-unusable-'));
  cpSync(CASE, workspace, { recursive: true });
  const { code, stderr } = await run('generate', '--format', 'json,xlsx');
  expect({ code, stderr }).toMatchObject({ code: 0 });
});

afterAll(() => rmSync(workspace, { recursive: true, force: true }));

function run(command: string, ...more: readonly string[]) {
  return runInProcess([command, ...more, '--month', '2009-07', '--workspace', workspace]);
}

describe('an optional export of which no record can be used', () => {
  it('gives no figure in workbook and lists, and says why', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(workspace, 'out', '2009-07', 'report.xlsx'));
    const texts = book.worksheets.flatMap((sheet) => {
      const found: string[] = [];
      sheet.eachRow((row) => row.eachCell(({ text }) => void found.push(text)));
      return found;
    });
    expect(texts).toContain(`待核实：${WHY}`);
    expect(texts.filter((text) => text === WHY).length).toBeGreaterThan(0);
    expect(texts.filter((text) => text.includes('未收到考核清单'))).toEqual([]);
  });

  it('is told by check with the figures that it costs, not as data that did not come', async () => {
    const { stdout } = await run('check');
    expect(stdout).toMatch(new RegExp(`记录都不能用，${WHY}：投诉考核件数，投诉考核金额`));
    expect(stdout).not.toContain('未收到考核清单');
    const english = await run('check', '--lang', 'en');
    expect(english.stdout).toContain('no record can be used');
  });

  it('is told by explain', async () => {
    const { stdout } = await run('explain', 'penalty.amount');
    expect(stdout).toContain('记录都不能用');
    expect(stdout).toContain(`—（${WHY}）`);
    expect(stdout).toContain('待核实 2');
  });

  it('puts no 0 into history', async () => {
    const { code, stderr } = await run('finalize');
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const file = readJson<MetricsFile>(join(workspace, 'history', '2009-07.json'));
    const penalties = file.metrics.filter(({ id }) => id.startsWith('penalty.'));
    expect(penalties.length).toBeGreaterThan(2);
    for (const { results } of penalties)
      expect(results).toMatchObject([
        { status: 'not_provided', value: null, trail: expect.any(Array) },
      ]);
    expect(penalties[0]?.results[0]).toMatchObject({
      reason: { code: 'unusable', params: { dataset: 'penalties', count: 2 } },
      unusable: 'penalties',
    });
  });
});
