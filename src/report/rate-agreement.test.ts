import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, evaluate } from '../../test/support/evaluate.ts';
import { gapCell, limitCell, statusCell, valueCell } from '../document/model/cells.ts';
import { contextOf as documentContext } from '../document/model/test-support.ts';
import type { Cell } from '../document/model/types.ts';
import { quoteFigure } from '../document/written/reference.ts';
import { room } from '../findings/level-rules.ts';
import { edge, smallBase, targetMissed } from '../findings/target-rules.ts';
import { contextOf as findingContext } from '../findings/test-support.ts';
import { outcomeOf } from '../metrics/test-support.ts';
import { displayValue } from '../number/display.ts';
import { fraction } from '../number/fraction.ts';
import { perOf } from '../number/unit.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { billMetric } from '../pack/test-bills.ts';
import { metricOf } from '../pack/test-support.ts';
import { ziyangWords } from '../phrases/test-support.ts';
import { tableGrid } from '../render/xlsx/table-grid.ts';
import { column, table } from '../render/xlsx/test-cells.ts';
import { targetOf } from '../workspace/test-support.ts';
import type { Comparator } from '../workspace/types.ts';

/** One metric of every calculator that gives a rate, in every unit that it can be in. */
const perBase = (per: 100 | 10_000, measure: string) =>
  billMetric({ calculator: 'per_base', with: { base: 'all_users', of: 'mean', per }, measure });
const quotient = (per: 1 | null, measure: string) =>
  billMetric({
    calculator: 'quotient',
    with: { of: 'fee', over: 'lasted', ...(per === null ? {} : { per }) },
    measure,
  });
const METRICS = [
  metricOf({ calculator: 'ratio', with: { numerator: 'overdue' }, measure: '张' }),
  metricOf({ calculator: 'repeat_rate', with: { user: 'user_number' }, measure: '户' }),
  quotient(null, '次'),
  quotient(1, '元/小时'),
  perBase(100, '张/百户'),
  perBase(10_000, '件/万户'),
].map((metric) => ({ ...metric, id: 'm', better: 'lower' as const }));

const cases = fc
  .record({
    metric: fc.constantFrom(...METRICS),
    /** Of half a user, because a base may be the mean of two counts. */
    halves: fc.integer({ min: 1, max: 200_000 }),
    part: fc.integer({ min: 0, max: 1000 }),
    comparator: fc.constantFrom<Comparator>('<=', '<', '>=', '>'),
    hundredths: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(({ metric, halves, part, comparator, hundredths }) => {
    const denominator = metric.unit === 'percent' ? Math.ceil(halves / 2) : halves / 2;
    return {
      metric,
      numerator: Math.floor((denominator * part) / 1000),
      denominator,
      comparator,
      limit: hundredths / 100,
    };
  });

/** Whether so many of so many keep the limit, in whole numbers only. */
function kept(
  numerator: number,
  denominator: number,
  per: bigint,
  comparator: Comparator,
  limit: number,
): boolean {
  const have = BigInt(numerator) * per * 200n;
  const may = BigInt(Math.round(limit * 100)) * BigInt(denominator * 2);
  if (comparator === '<=') return have <= may;
  if (comparator === '<') return have < may;
  return comparator === '>=' ? have >= may : have > may;
}

/** How many records, found by counting, lie between a figure and the turn of its verdict. */
function unitsApart(holds: (numerator: number) => boolean, from: number, lowGood: boolean): number {
  const step = holds(from) === lowGood ? 1 : -1;
  let low = 0;
  let high = 1;
  while (holds(from + step * high) === holds(from)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(from + step * middle) === holds(from)) low = middle;
    else high = middle;
  }
  return holds(from) ? low : high;
}

describe('a rate in any unit', () => {
  it('is the same in verdict, distance, sentence, note, cell and workbook', () => {
    fc.assert(
      fc.property(cases, ({ metric, numerator, denominator, comparator, limit }) => {
        const per = perOf(metric.unit) ?? 0n;
        const targets = [targetOf({ comparator, limit: String(limit) })];
        const outcome = outcomeOf(metric, [[{}, numerator, denominator]], { targets });
        const [result] = outcome.results;
        if (!result) throw new Error('no result');
        const figure = { metric, outcome, result };
        const document = documentContext([metric], [outcome]);
        const { say } = document;

        const holds = (n: number) => kept(n, denominator, per, comparator, limit);
        const met = holds(numerator);
        const units = unitsApart(holds, numerator, comparator.startsWith('<'));
        const exact = fraction(BigInt(numerator) * per * 2n, BigInt(denominator * 2));
        const display = displayValue(exact, metric.unit);

        expect(result.targets[0]?.met).toBe(met);
        const { verdict } = overallOf(statusCell(figure, null, say));
        expect(verdict).toBe(met ? 'met' : 'missed');
        const gap = gapCell(figure, null, say);
        expect(gap).toMatchObject({ value: units, state: met ? 'room' : 'short' });
        expect(gap.display).toContain(`${units.toLocaleString('en-US')}${metric.counted}`);
        expect(quoteFigure('m 差距数', document)).toMatchObject({
          text: units.toLocaleString('en-US'),
        });
        const sign = metric.unit === 'percent' ? '%' : '';
        expect(limitCell(figure, 'province').display).toMatch(new RegExp(`${limit}${sign}$`));

        const cell = valueCell(figure, say);
        expect(cell).toMatchObject({ kind: 'rate', display, unit: metric.unit });
        const told = findingContext({
          metrics: [[metric, outcome]],
          slides: { s: [result.key] },
        });
        const findings = [targetMissed, edge, smallBase, room].flatMap((rule) => rule(told));
        for (const { facts } of findings) {
          // A sentence says 100% and 0% whole.
          const spoken = display.replace(/^(100|0)\.00%$/, '$1%');
          expect(facts.value).toBe(sign === '' ? `${display}${metric.measure}` : spoken);
          expect(facts.units).toBe(`${units.toLocaleString('en-US')}${metric.counted}`);
        }
        expect(findings.some(({ tone }) => tone === 'bad')).toBe(!met);
        const cells = [cell, limitCell(figure, 'province'), statusCell(figure, null, say), gap];
        checkWorkbook(cells, met, exact.n, exact.d);
      }),
      { numRuns: 300 },
    );
  });
});

/** A verdict with what is on the edge as met. */
function overallOf(cell: Cell): { readonly verdict: string } {
  if (cell.kind !== 'status') throw new Error('no status');
  return { verdict: cell.verdict === 'edge' ? 'met' : cell.verdict };
}

/** The workbook's formulas give the value, the verdict's word and the distance, its rules the look. */
function checkWorkbook(cells: readonly Cell[], met: boolean, n: bigint, d: bigint): void {
  const [cell, , status, gap] = cells;
  if (cell?.kind !== 'rate') throw new Error('no rate');
  const columns = cells.map((_, at) => column(`c${at}`));
  const grid = tableGrid(table(columns, [cells]), {
    title: '1',
    headline: null,
    footer: null,
    words: ziyangWords(),
    thresholds: defaultFindings().thresholds,
  });
  const row = grid.rows[0]?.cells ?? [];
  const at = (address: string): Answer => {
    const made = row[address.charCodeAt(0) - 65]?.value;
    if (made?.kind === 'formula') return evaluate(made.formula({ row: 1, first: 1, last: 1 }), at);
    return made?.kind === 'number' ? made.number : null;
  };
  const factor = cell.unit === 'percent' ? 100 : 1;
  expect(Number(at('C1')) * factor).toBeCloseTo(Number(n) / Number(d), 8);
  expect(at('E1')).toBe(status?.display);
  if (gap?.kind !== 'gap') throw new Error('no gap');
  expect(at('F1')).toBe((gap.state === 'short' ? -1 : 1) * (gap.value ?? Number.NaN));
  const [look] = grid.rules
    .filter((rule) => rule.column === 3)
    .filter((rule) => evaluate(rule.expression(1), at) === true)
    .map((rule) => rule.look);
  expect(look).toBe(met ? cell.verdict : 'missed');
}
