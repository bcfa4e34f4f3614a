import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MetricsFile } from '../src/metrics/types.ts';
import { runInProcess } from './support/in-process.ts';
import { type OpenPdf, openPdf, slideText } from './support/open-pdf.ts';
import { type Ended, PROJECT } from './support/program.ts';
import { type RunFile, readJson } from './support/written-file.ts';

/** The exports that came; the seven others are configured, and nobody sent them. */
const CAME = /障碍单|装移机|回访/u;

const folder = mkdtempSync(join(tmpdir(), 'report-half-'));
const result = (name: string) => join(folder, 'out', '2009-07', name);
let ended: Ended;
let pdf: OpenPdf;
let metrics: MetricsFile;

beforeAll(async () => {
  cpSync(join(PROJECT, 'fixtures', 'ziyang'), folder, { recursive: true });
  const inputs = join(folder, 'inputs', '2009-07');
  for (const name of readdirSync(inputs)) if (!CAME.test(name)) rmSync(join(inputs, name));
  ended = await runInProcess(['generate', '--month', '2009-07', '--workspace', folder]);
  pdf = await openPdf(result('report.pdf'));
  metrics = readJson<MetricsFile>(result('metrics.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a metric's results are, each status once. */
function statuses(id: string): ReadonlySet<string> {
  const metric = metrics.metrics.find((one) => one.id === id);
  return new Set(metric?.results.map(({ status }) => status));
}

describe('a month of which half the exports did not come', () => {
  test('is a report, whole and in order', () => {
    expect(ended.code, ended.stderr).toBe(0);
    const { warnings } = readJson<RunFile>(result('run.json'));
    expect(warnings.filter(({ code }) => code.startsWith('deck.'))).toEqual([]);
  });

  test.each([
    ['3.2 投诉单未收到', '投诉单', '10000号中心', '每月4日', '3.2 越级投诉', '受理工单量'],
    ['3.2 考核清单未收到', '考核清单', '客户服务部', '每月5日', '3.2 投诉考核', '投诉考核金额'],
    ['3.1 测评成绩未收到', '测评成绩', '客户服务部', '每月5日', '3.1 测评排名', '测评得分'],
    ['3.4 网络事件未收到', '网络事件', '监控中心', '每月3日', '3.4 网络事件', '影响户时'],
    [
      '2.5 VIP客户清单未收到',
      'VIP客户清单',
      'VIP客户服务中心',
      '每月5日',
      '2.5 VIP客户维系',
      'VIP客户绑定率',
    ],
    [
      '2.4 在网用户数未收到',
      '在网用户数',
      '市场部',
      '每月3日',
      '2.4 每百户障碍单',
      '每百户障碍单数',
    ],
  ])(
    '%s is the one page for %s: from whom and when it should come, and what falls out',
    (title, name, owner, due, slide, metric) => {
      const text = slideText(pdf, title);
      expect(text).toContain(`本月未收到${name}数据（应由${owner}提供，应交日期：${due}）`);
      expect(text).toContain(slide.replace(/\s/gu, ''));
      expect(text).toContain(metric);
      expect(() => slideText(pdf, slide)).toThrow();
    },
  );

  test('has no page without anything on it, and tells in the overview in one line what did not come', () => {
    expect(pdf.pages.filter(({ text }) => text.includes('本月没有数据'))).toEqual([]);
    expect(slideText(pdf, '1.1 概述')).toContain(
      '本月6份数据未收到：投诉单（10000号中心）、考核清单（客户服务部）、测评成绩（客户服务部）、' +
        '网络事件（监控中心）、VIP客户清单（VIP客户服务中心）、在网用户数（市场部）。',
    );
    expect(slideText(pdf, '1.1 考核指标总表')).toContain('受理工单量未收到投诉单');
    const checks = pdf.pages.map(({ text }) => text).join('');
    expect(checks).toContain('超时通报与考核清单不适用未收到投诉单、考核清单');
    expect(checks).not.toContain('投诉单「');
  });

  test('says it on the board and among the branches where a figure would stand', () => {
    for (const title of ['1.1 考核指标总表', '1.1 分公司达标全景', '3.2 投诉处理及时率']) {
      expect(slideText(pdf, title), title).toContain('投诉处理及时率未收到');
    }
  });

  test('keeps what did come, figure for figure', () => {
    expect(slideText(pdf, '2.1 E家重复申告')).toContain('7.26%');
    expect(slideText(pdf, '3.3 省公司抽查')).toContain('93.33%（28/30）');
    expect(statuses('ehome.repeat_rate')).toEqual(new Set(['ok']));
  });

  test('has no figure of what did not come: neither 0 nor that of the month before', () => {
    for (const id of [
      'complaint.count',
      'penalty.amount',
      'fault.per_100_users',
      'vip.binding_rate',
    ]) {
      expect(statuses(id), id).toEqual(new Set(['not_provided']));
    }
    for (const { results } of metrics.metrics) {
      for (const one of results.filter(({ status }) => status === 'not_provided')) {
        expect(one).toMatchObject({ numerator: null, value: null, display: '—', change: null });
      }
    }
  });

  test('counts no target as judged whose figure is absent', () => {
    const [total] =
      metrics.metrics.find(({ id }) => id === 'complaint.on_time_rate')?.results ?? [];
    expect(total?.targets).toEqual([]);
    expect(slideText(pdf, '1.1 考核指标总表')).toContain('省考核11项达标11项');
  });

  test('says it in the workbook as well', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(result('report.xlsx'));
    const cells: string[] = [];
    workbook.getWorksheet('要点')?.eachRow((row) => {
      cells.push(JSON.stringify(row.values));
    });
    for (const name of [
      '投诉单',
      '考核清单',
      '测评成绩',
      '网络事件',
      'VIP客户清单',
      '在网用户数',
    ]) {
      expect(
        cells.some((cell) => cell.includes(`本月未收到${name}数据`)),
        name,
      ).toBe(true);
    }
  });
});
