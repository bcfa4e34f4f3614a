import type { FormulaWords } from '../calculators/calculator.ts';
import { calculatorOf } from '../calculators/registry.ts';
import { labelOf } from '../pack/dataset/label-of.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { inWords, type WordBook } from '../words/word-book.ts';
import { conditionInWords } from './condition-words.ts';

/** That the longest of several records counts as the length of the whole that they are parts of. */
function longestWords(
  { scope, calculator }: MetricSpec,
  dataset: DatasetSpec,
  words: WordBook,
): string {
  const { column } = calculatorOf(calculator);
  const { whole = [], longest = [] } = scope;
  if (column === null || !longest.includes(column)) return '';
  return words('formula.longest', {
    columns: { list: whole.map((name) => labelOf(name, dataset)) },
  });
}

/** How a metric's value comes from the records in its scope, in one line. */
export function formulaOf(
  metric: MetricSpec,
  dataset: DatasetSpec,
  datasets: readonly DatasetSpec[],
  words: WordBook,
): string {
  const { calculator, measure, base, scope } = metric;
  const formula = calculatorOf(calculator).formula({
    scope: scope.name,
    once: onceWords(scope.whole ?? [], dataset, words),
    longest: longestWords(metric, dataset, words),
    measure,
    base,
    ...namesIn(dataset, words),
    of: (id) => {
      const other = datasets.find((one) => one.id === id);
      return other ? { name: other.name, ...namesIn(other, words) } : null;
    },
  });
  return inWords(formula, words);
}

/** What makes several records one, where they are counted so; parts may share it, and then add up to more. */
function onceWords(whole: readonly string[], dataset: DatasetSpec, words: WordBook): string {
  if (whole.length === 0) return '';
  return words('formula.once', { columns: { list: whole.map((name) => labelOf(name, dataset)) } });
}

function namesIn(dataset: DatasetSpec, words: WordBook): Pick<FormulaWords, 'label' | 'condition'> {
  return {
    label: (column) => labelOf(column, dataset),
    condition: (sql) => conditionInWords(sql, dataset, words),
  };
}
