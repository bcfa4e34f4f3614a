import { type ChartKey, chartKeys } from '../../../document/charts/chart-keys.ts';
import type { ChartBlock } from '../../../document/model/types.ts';
import type { WordBook } from '../../../words/word-book.ts';
import { hasHatch } from './row-kinds.ts';

/** What explains the signs of a chart that its native key does not name. */
export function keyWords(block: Pick<ChartBlock, 'chart'>, words: WordBook): readonly string[] {
  const found = [...chartKeys(block)].flatMap((key) => phraseOf(key, block.chart) ?? []);
  return [...new Set(found)].map((phrase) => words(`slide.key.${phrase}`));
}

type Phrase =
  | Exclude<ChartKey, 'missing' | 'broken' | 'usual' | 'previous' | 'sizes'>
  | 'gap'
  | 'times'
  | 'hatch';

function phraseOf(key: ChartKey, chart: ChartBlock['chart']): Phrase | null {
  switch (key) {
    // A line is interrupted at both.
    case 'missing':
    case 'broken':
      return 'gap';
    // Lines and ticks of a name, which the key of the chart has.
    case 'usual':
    case 'previous':
      return null;
    // Bars of time, with what they mean in words behind them.
    case 'sizes':
      return 'times';
    case 'rest':
      return hasHatch(chart) ? 'hatch' : 'rest';
    default:
      return key;
  }
}
