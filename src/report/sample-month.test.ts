import { appendFileSync, cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../calculators/registry.ts';
import { LEAST_FILL } from '../deck/geometry.ts';
import { layOut } from '../deck/lay-out.ts';
import { fillOf } from '../deck/spare-text.ts';
import type { DocumentFinding } from '../document/model/types.ts';
import { type Recounted, recounted } from '../explain/test-support.ts';
import { loadFonts } from '../fonts/fonts.ts';
import type { MetricResult } from '../metrics/types.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { makeReport, type OpenMonth, type Report } from './make-report.ts';

const SAMPLE = fileURLToPath(new URL('../../fixtures/ziyang', import.meta.url));
const CAUSAL = /由于|导致|因为|因此|造成|致使|引起|使得|归因|所致/;
const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
/** Scores of another city, suspension without an allowed reason, a flag beside void hours, two hours before an appointment. */
const DECIDED = [
  '测评成绩：一份导出里列出几个单位的，只计本单位的成绩',
  '其他原因的挂起不扣；没有填原因的按系统的挂起时长扣除',
  '历时因恢复早于受理等不可能的情况作废的，标志仍然有效，没有标志的不计',
  '早于预约时段上门（如早到两小时）不算准时',
];
/** Counts of months, places, branches and days are small whole numbers that no result holds. */
const SMALL = 31;

/** Of every calculator that neither the pack nor the sample's configuration uses one metric, behind those of the configuration. */
const MORE_METRICS = `
  - id: my.hasten_mean
    name: 平均催修次数
    dataset: fault_tickets
    calculator: mean
    with: { of: hasten_count }
    by: [[branch]]
    measure: 次
  - id: my.users_kept
    name: 用户保有率
    dataset: users_in_service
    calculator: quotient
    with: { of: users_end, over: users_begin }
    by: [[branch]]
    measure: 户
`;

const root = mkdtempSync(join(tmpdir(), 'report-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let report: Report;
let again: Recounted;
let names: readonly string[] = [];
/** Numbers that people wrote in the notes, and days that the calendar marks. */
let written: readonly number[] = [];
let marked: ReadonlySet<string> = new Set();
const reporter = { stageStarted() {}, stageEnded() {}, warn() {}, warnings: [] };

beforeAll(async () => {
  const folder = join(root, 'ziyang');
  cpSync(SAMPLE, folder, { recursive: true });
  appendFileSync(join(folder, 'report.config.yaml'), MORE_METRICS);
  const { workspace, pack } = loadWorkspace({ folder });
  const month = '2009-07';
  const notes = globSync('notes/**/*.{md,csv}', { cwd: folder });
  const texts = notes.map((file) => readFileSync(join(folder, file), 'utf8'));
  written = texts.flatMap((text) => [...text.matchAll(/\d+/g)].map(Number));
  marked = new Set(
    Array.from({ length: 31 }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`).filter(
      (day) => workspace.calendar.some(({ from, to }) => from <= day && day <= to),
    ),
  );
  const look = async (open: OpenMonth) => {
    again = await recounted(open, { workspace, month });
  };
  const request = { workspace, pack, month, tempFolder: root, reporter, look };
  report = await makeReport({ ...request, ticks: () => 0 });
  const members = report.metrics.metrics.flatMap((metric) =>
    metric.results.flatMap(({ by }) => Object.values(by)),
  );
  const titles = pack.metrics.flatMap(({ name, shortName, scope }) => [
    name,
    shortName,
    scope.name,
  ]);
  names = [...new Set([...members, ...titles, ...pack.checks.map(({ name }) => name)])]
    .filter((one) => /\d/.test(one))
    .toSorted((a, b) => b.length - a.length);
}, 300_000);

const findings = (): readonly DocumentFinding[] => report.document.findings ?? [];

it('every result of the sample is what the records behind it make again', () => {
  expect(again.differing).toEqual([]);
  for (const kind of KINDS) expect(again.seen.get(kind), kind).toBeGreaterThan(0);
  expect([...again.seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
});

describe('what the sample report says', () => {
  it('tells on the definitions page how records are read that could be read in two ways', () => {
    const page = report.document.slides.find(({ id }) => id === 'data.definitions');
    const notes = (page?.blocks ?? []).map(({ block }) => ('note' in block ? block.note : null));
    const said = notes.join('');
    for (const words of DECIDED) expect(said).toContain(words);
  });

  it('stands at the head of one slide only, and in the overview besides', () => {
    const heads = findings().filter(({ headline }) => headline);
    const said = report.document.slides.flatMap(({ headline }) => (headline ? [headline] : []));
    const twice = said.filter((text, at) => said.indexOf(text) !== at);
    // What people wrote of open issues heads the table and the chart of their ages.
    expect(twice.filter((text) => !text.startsWith('未结'))).toEqual([]);
    expect(heads.length).toBeGreaterThan(40);
  });

  it('names no cause', () => {
    const said = [
      ...findings().map(({ text }) => text),
      ...report.document.slides.map(({ headline }) => headline ?? ''),
      ...(report.document.checks ?? []).map(({ detail }) => detail),
    ];
    expect(said.filter((text) => CAUSAL.test(text))).toEqual([]);
  });

  it('fits into 28 characters at the head of a slide', () => {
    const heads = report.document.slides.flatMap(({ headline }) => (headline ? [headline] : []));
    expect(heads.filter((text) => [...text].length > 28)).toEqual([]);
  });

  it('holds no number that the results of the finding do not give', () => {
    const results = new Map(
      report.metrics.metrics.flatMap(({ results: all }) => all.map((one) => [one.key, one])),
    );
    const unfounded = findings()
      .filter(({ rule }) => rule !== 'check_failed' && !rule.endsWith('_summary'))
      .flatMap((finding) => {
        const used = finding.results.flatMap((key) => results.get(key) ?? []);
        const given = givenBy(used);
        const stray = numbersIn(finding.text).filter(
          (number) => !given.has(number) && !written.includes(Number(number)),
        );
        return stray.length === 0 ? [] : [`${finding.id} ${stray.join(' ')}: ${finding.text}`];
      });
    expect(unfounded).toEqual([]);
  });
});

/** The numbers of a sentence without those that stand in names, such as 10000号 and E8. */
function numbersIn(text: string): readonly string[] {
  const bare = names.reduce(
    (rest, name) => rest.replaceAll(name, ' '),
    text.replace('95%置信区间', ''),
  );
  return [...bare.matchAll(NUMBER)].map(([number]) => number.replaceAll(',', ''));
}

/** What results print, and what follows from two of their numbers: sums, differences, shares; usual ranges. */
function givenBy(used: readonly MetricResult[]): ReadonlySet<string> {
  const numbers = [...new Set(used.flatMap(numbersOf))].slice(0, 400);
  const given = new Set(Array.from({ length: SMALL + 1 }, (_, number) => String(number)));
  const add = (value: number) => {
    for (const decimals of [0, 1, 2, 3, 4]) given.add(rounded(Math.abs(value), decimals));
    // An estimate is told to three digits, of ten thousand or of its own.
    given.add(rounded(value / 10_000, 2));
    given.add(String(Number(value.toPrecision(3))));
  };
  for (const a of numbers) {
    add(a);
    for (const b of numbers) {
      add(a - b);
      add(a + b);
      if (b !== 0) add((100 * a) / b);
      if (b !== 0) add((100 * (a - b)) / b);
    }
  }
  for (const result of used) for (const value of furtherFrom(result)) add(value);
  for (const value of [...ofChanges(used), ...ofGoals(used), ...ofDays(used)]) add(value);
  const amounts = used.map(({ value, numerator }) => numerator ?? value ?? 0);
  for (const a of amounts) {
    for (const b of amounts) for (const all of amounts) if (all !== 0) add((100 * (a + b)) / all);
  }
  for (const a of used) {
    for (const b of used) {
      const [now, then] = [(a.change ?? 0) / (b.change || 1), (b.change ?? 0) / (a.change || 1)];
      add(100 * now);
      add(100 * then);
      const [n, d, m] = [b.numerator ?? 0, b.denominator ?? 1, a.denominator ?? 0];
      add((a.numerator ?? 0) - (n / d) * m);
    }
  }
  return given;
}

function numbersOf(result: MetricResult): readonly number[] {
  const { value, numerator, denominator, previous, change, changeRate, targets, interval } = result;
  const given = [value, numerator, denominator, previous?.value, change, changeRate];
  const before = [previous?.numerator ?? null, previous?.denominator ?? null];
  return [
    ...given.map((one) => one ?? null),
    ...before,
    result.yearToDate?.value ?? null,
    ...targets.map(({ limit }) => limit),
    ...[interval?.low ?? null, interval?.high ?? null, result.daily?.changeRate ?? null],
    ...result.trail.map((point) => point.value),
  ].filter((one) => one !== null);
}

/** Parts of a change of the first results in that of the last. */
function ofChanges(used: readonly MetricResult[]): readonly number[] {
  const steps = used.map(({ numerator, value, previous }) => {
    const before = previous?.numerator ?? previous?.value;
    return (numerator ?? value ?? 0) - (before ?? 0);
  });
  const whole = steps.at(-1) || 1;
  return steps.flatMap((a) => [a, ...steps.map((b) => (100 * (a + b)) / whole), (100 * a) / whole]);
}

/** What a goal that people wrote makes of a rate, and what it saves of what a limit lacks. */
function ofGoals(used: readonly MetricResult[]): readonly number[] {
  const [whole, ...parts] = used;
  if (!whole?.denominator || whole.numerator === null) return [];
  const { numerator, denominator, targets } = whole;
  return parts.flatMap((part) => {
    if (part.numerator === null || !part.denominator) return [];
    const [own, all] = [part.numerator, part.denominator];
    return written
      .filter((goal) => goal < own)
      .flatMap((goal) => [
        own - goal,
        (100 * goal) / all,
        (100 * (numerator - (own - goal))) / denominator,
        ...targets.map(({ limit }) => {
          const lacking = numerator - Math.floor((limit * denominator) / 100);
          return (100 * (own - goal)) / lacking;
        }),
      ]);
  });
}

/** The mean of the days that nothing marks, and how far it is above the month before. */
function ofDays(used: readonly MetricResult[]): readonly number[] {
  const [whole, ...rest] = used;
  const days = rest.filter(({ by }) => Object.values(by).some((one) => /^2009-07-\d\d$/.test(one)));
  if (!whole?.previous || days.length < 2) return [];
  const plain = days.filter(({ by }) => !Object.values(by).some((one) => marked.has(one)));
  const mean = plain.reduce((sum, { value }) => sum + (value ?? 0), 0) / plain.length;
  return [mean, 100 * (mean / (whole.previous.value / 30) - 1)];
}

/** What the months left must reach for the year to keep each limit. */
function neededFor({ yearToDate, targets }: MetricResult): readonly number[] {
  const { numerator, denominator, months } = yearToDate ?? {};
  if (!numerator || !denominator || !months) return [];
  const coming = (denominator / months) * (12 - months);
  return targets.flatMap(({ limit }) => {
    const needed = (100 * ((limit / 100) * (denominator + coming) - numerator)) / coming;
    return [Math.floor(needed * 100) / 100, Math.ceil(needed * 100) / 100];
  });
}

/** Distances to limits in users, what one of them is worth, and daily averages. */
function furtherFrom(result: MetricResult): readonly number[] {
  const { numerator, denominator, value, targets, trail } = result;
  const shares =
    numerator === null || denominator === null
      ? []
      : targets.flatMap(({ limit }) => {
          const room = (limit * denominator) / 100 - numerator;
          return [
            Math.floor(room),
            Math.ceil(room),
            100 / denominator,
            (100 * (numerator - 1)) / denominator,
          ];
        });
  const days = (month: string) =>
    new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const earlier = trail.slice(0, -1).filter((point) => point.value !== null);
  const daily = earlier.map((point) => (point.value ?? 0) / days(point.month));
  const last = earlier.at(-1);
  const own = (value ?? 0) / 31;
  const growth = last?.value ? [100 * ((own * days(last.month)) / last.value - 1)] : [];
  return [...shares, own, ...growth, ...daily, ...neededFor(result)];
}

function rounded(value: number, decimals: number): string {
  const text = (Math.round((value + Number.EPSILON) * 10 ** decimals) / 10 ** decimals).toFixed(
    decimals,
  );
  return text;
}

it('what misses a limit and cannot be taken together over the year is named where the year is told', () => {
  const [year] = findings().filter(
    ({ rule, results }) => rule === 'year_to_date' && results.length > 1,
  );
  expect(year?.text).toMatch(/；投诉处理及时率今年各月不能合在一起比，没有累计$/u);
});

describe('the pages of the sample', () => {
  it('are filled to two thirds of their height, but for the last of a table or of a row of cases', async () => {
    const fonts = await loadFonts();
    const deck = layOut(report.document, fonts);
    const sheet = { page: deck.page, fonts };
    const content = deck.slides.filter(({ slide }) => slide.layout === 'content');
    const isLast = ({ slide, fit }: (typeof content)[number]) =>
      (fit.parts > 1 && fit.part === fit.parts) || slide.id === lastCase(content);
    const thin = content
      .filter((one) => !isLast(one) && fillOf({ ...one, scale: one.fit.scale }, sheet) < LEAST_FILL)
      .map(({ slide }) => slide.id);
    expect(thin).toEqual([]);
    expect(content.length).toBeLessThan(56);
  });
});

/** The last of the slides that cases became. */
function lastCase(content: readonly { readonly slide: { readonly id: string } }[]): string {
  return content.findLast(({ slide }) => slide.id.startsWith('cases.'))?.slide.id ?? '';
}
