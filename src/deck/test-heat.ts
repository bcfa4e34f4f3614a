import type { TableBlock, Verdict } from '../document/model/types.ts';
import { body, column, words } from './test-blocks.ts';

/** Metrics by branch, with every verdict that there is. */
export function heatTable(): TableBlock {
  const cell = (display: string, sign: Verdict | 'edge', word: string, base: string) =>
    ({
      kind: 'rate',
      unit: 'percent',
      display,
      numerator: 1,
      denominator: 2,
      value: Number.parseFloat(display),
      verdict: sign === 'edge' ? 'met' : sign,
      limits: [],
      key: 'x',
      heat: { sign, word, base },
    }) as const;
  return {
    kind: 'table',
    look: 'heat',
    id: 'heat',
    title: null,
    columns: [
      column('m', '指标', 'start'),
      ...['全市', '安岳', '简阳', '乐至', '现业'].map((name) => column(name, name, 'center')),
    ],
    rows: [
      body(
        words('E8重复申告用户率'),
        cell('7.26%', 'missed', '未达标', '6,910户'),
        cell('9.14%', 'missed', '未达标', '1,072户'),
        cell('6.64%', 'missed', '未达标', '1,777户'),
        cell('5.81%', 'missed', '未达标', '688户'),
        cell('7.29%', 'missed', '未达标', '3,373户'),
      ),
      body(
        words('E6重复申告用户率'),
        cell('4.46%', 'met', '达标', '359户'),
        cell('8.11%', 'missed', '未达标', '37户'),
        cell('2.35%', 'met', '达标', '85户'),
        cell('3.57%', 'edge', '压线', '28户'),
        cell('4.78%', 'met', '达标', '209户'),
      ),
      body(
        words('ADSL预处理率'),
        cell('60.45%', 'edge', '压线', '10,316单'),
        cell('58.02%', 'remark', '低于省线', '1,103单'),
        cell('62.11%', 'none', '', '1,104单'),
        cell('61.30%', 'none', '', '812单'),
        cell('59.98%', 'remark', '低于省线', '5,058单'),
      ),
    ],
    note: '† 基数小于30。',
  };
}
