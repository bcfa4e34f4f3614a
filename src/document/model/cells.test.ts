import { describe, expect, it } from 'vitest';
import type { MovementState } from '../../findings/movement.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { lookupOver } from '../../metrics/lookup.ts';
import { withoutValue } from '../../metrics/result.ts';
import { outcomeOf, pastMonth, type Row } from '../../metrics/test-support.ts';
import type { MetricSpec } from '../../pack/metric/types.ts';
import { metricOf } from '../../pack/test-support.ts';
import { targetOf } from '../../workspace/test-support.ts';
import type { TargetSpec } from '../../workspace/types.ts';
import { changeCell, gapCell, limitCell, overallVerdict, statusCell, valueCell } from './cells.ts';
import { contextOf, rate } from './test-support.ts';

const { say } = contextOf([], []);
const figureOf = (
  metric: MetricSpec,
  row: Row,
  targets: readonly TargetSpec[] = [],
  before?: Row,
) =>
  lookupOver(
    [metric],
    [
      outcomeOf(metric, [row], {
        targets,
        ...(before ? { before: pastMonth([outcomeOf(metric, [before])]) } : {}),
      }),
    ],
  ).figure('m', row[0]);

describe('the value', () => {
  it('prints each state in its own way', () => {
    const states = (['not_provided', 'error', 'not_applicable'] as const).map((status) => {
      const outcome = { ...outcomeOf(rate, []), results: [withoutValue(rate, status, null)] };
      return valueCell(lookupOver([rate], [outcome]).figure('m', {}), say);
    });
    expect(states.map((cell) => cell.display)).toEqual(['未收到', '出错', '—']);
    expect(states[0]).toMatchObject({ kind: 'rate', value: null, verdict: 'none' });
    expect(valueCell(figureOf(rate, [{}, 0, 10]), say)).toMatchObject({
      display: '0.00%',
      value: 0,
    });
  });

  it('is a count or a number where it is no rate', () => {
    expect(valueCell(figureOf(metricOf({}), [{}, 8688]), say)).toMatchObject({
      kind: 'count',
      display: '8,688',
    });
    expect(valueCell(figureOf(metricOf({ unit: 'hours' }), [{}, 2250]), say)).toMatchObject({
      kind: 'number',
      display: '2,250.00',
      decimals: 2,
    });
  });
});

describe('the verdict', () => {
  const province = targetOf();
  const city = targetOf({ setBy: 'city', limit: '5' });
  const status = (row: Row, ...targets: TargetSpec[]) =>
    statusCell(figureOf(rate, row, targets), null, say).display;

  it('is missed as soon as one judging limit is, and met when all are', () => {
    expect(status([{}, 6, 100], province, city)).toBe('未达标');
    expect(status([{}, 3, 100], province, city)).toBe('达标');
    expect(status([{}, 5, 100])).toBe('–');
  });

  it('is on the edge where one judging limit is kept with little room, wherever it is printed', () => {
    expect(status([{}, 5, 100], province, city)).toBe('压线');
    const figure = figureOf(rate, [{}, 5, 100], [province, city]);
    expect(valueCell(figure, say)).toMatchObject({ verdict: 'edge' });
    expect(status([{}, 9, 100], province, city)).toBe('未达标');
  });

  it('is a remark beyond a limit that judges another level, with the side of it', () => {
    expect(status([{ branch: '安岳' }, 9, 100], province)).toBe('高于省线');
    const atLeast = targetOf({ setBy: 'city', comparator: '>=', limit: '95' });
    expect(status([{ branch: '安岳' }, 9, 100], atLeast)).toBe('低于市线');
    expect(
      overallVerdict([{ setBy: 'city', limit: 1, comparator: '<', judges: false, met: true }]),
    ).toBe('none');
  });

  it('is withheld from a small sample', () => {
    const sample = { ...rate, population: 'sample' } as const;
    expect(statusCell(figureOf(sample, [{}, 9, 29], [province]), null, say)).toMatchObject({
      display: '样本小',
      verdict: 'none',
    });
    expect(statusCell(figureOf(sample, [{}, 9, 30], [province]), null, say)).toMatchObject({
      verdict: 'missed',
    });
  });
});

describe('limit and distance', () => {
  const province = targetOf();
  const city = targetOf({ setBy: 'city', limit: '5' });

  it('are those of the setter that is asked for', () => {
    const figure = figureOf(rate, [{}, 6, 100], [province, city]);
    expect(limitCell(figure, 'city')).toMatchObject({ display: '≤5%', limit: 5, unit: 'percent' });
    expect(gapCell(figure, 'province', say)).toMatchObject({
      display: '富余2户',
      state: 'room',
      value: 2,
    });
    expect(limitCell(figureOf(metricOf({}), [{}, 6]), 'city')).toMatchObject({
      display: '—',
      limit: null,
    });
  });

  it('are, of several, the missed limit that is farthest, else the nearest one', () => {
    expect(gapCell(figureOf(rate, [{}, 9, 100], [province, city]), null, say).display).toBe(
      '差4户',
    );
    expect(gapCell(figureOf(rate, [{}, 4, 100], [province, city]), null, say).display).toBe(
      '富余1户',
    );
    expect(
      gapCell(figureOf(rate, [{ branch: '安岳' }, 9, 100], [province]), null, say),
    ).toMatchObject({
      display: '—',
      state: 'none',
    });
  });
});

describe('the change', () => {
  const told = (figure: Figure, state: MovementState | null) => {
    const movement = state === null ? [] : [[figure.result.key, { ...MOVED, state }] as const];
    return changeCell(figure, { say, findings: { movements: new Map(movement) } });
  };

  it('of a count stands with its growth, for the better only beyond usual variation', () => {
    const higher = metricOf({ better: 'higher' });
    const grown = figureOf(higher, [{}, 1200], [], [{}, 1000]);
    expect(told(grown, 'better')).toEqual({
      kind: 'change',
      display: '+200（+20.00%）',
      value: 200,
      unit: 'count',
      direction: 'up',
      effect: 'better',
      of: { key: 'm', previous: 1000, growth: 20 },
    });
    expect(told(grown, 'usual')).toMatchObject({ direction: 'up', effect: 'usual' });
    expect(told(grown, 'unjudged')).toMatchObject({ direction: 'up', effect: 'neutral' });
    expect(told(figureOf(metricOf({}), [{}, 3], [], [{}, 0]), null)).toMatchObject({
      display: '+3',
      effect: 'neutral',
    });
    expect(told(figureOf(higher, [{}, 3]), null)).toEqual({ kind: 'text', display: '—' });
  });

  it('of a rank tells the places won and lost', () => {
    const rank = { ...metricOf({ better: 'lower' }), unit: 'rank', shape: 'rank' } as const;
    const cell = (now: number, state: MovementState) =>
      told(figureOf(rank, [{}, now], [], [{}, 10]), state);
    expect(cell(8, 'better')).toMatchObject({
      display: '前进2位',
      value: -2,
      effect: 'better',
      direction: 'up',
    });
    expect(cell(13, 'worse')).toMatchObject({
      display: '后退3位',
      effect: 'worse',
      direction: 'down',
    });
    expect(cell(10, 'usual')).toMatchObject({ display: '持平', effect: 'usual' });
  });
});

const MOVED = { by: null, run: 1, usual: null } as const;
