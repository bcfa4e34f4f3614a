import { calculatorOf } from '../calculators/registry.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { DocumentContext } from './model/context.ts';
import { descriptionOf, footnotesOf } from './model/footnotes.ts';
import { periodText } from './model/period-text.ts';
import type { Footer } from './model/types.ts';

/** A footer defines up to so many metrics; those of a board are defined in the appendix. */
const MOST_DEFINITIONS = 4;

/** Where figures come from and what they mean; null where there are none. */
export function footerOf(figures: readonly Figure[], context: DocumentContext): Footer | null {
  if (figures.length === 0) return null;
  const metrics = [...new Map(figures.map((figure) => [figure.metric.id, figure.metric])).values()];
  const datasets = [...new Set(metrics.flatMap(datasetsOf))];
  const periods = datasets.map((id) => periodText(id, context));
  const sources = datasets.map((id) => {
    const name = context.pack.datasets.find((one) => one.id === id)?.name ?? id;
    const owner = context.workspace.inputs.datasets.find((one) => one.dataset === id)?.owner ?? '';
    return context.say('footer.source', { dataset: name, owner });
  });
  const names = metrics.map(({ name }) => name).join('、');
  const isMany = metrics.length > MOST_DEFINITIONS;
  const defined = metrics
    .map((metric) => `${metric.name}：${descriptionOf(metric, context)}`)
    .join('；');
  const notes = footnotesOf(figures, context);
  const words = (form: '' | '.alone'): Pick<Footer, 'definition' | 'shorter'> => {
    const many = context.say(`footer.many${form}`, {});
    const [plain, ...shorter] = isMany
      ? [many]
      : [defined, context.say(`footer.names${form}`, { names }), many];
    const noted = (text: string) => [text, ...notes].join('；');
    return { definition: noted(plain ?? ''), shorter: shorter.map(noted) };
  };
  return {
    ...words(''),
    alone: words('.alone'),
    period: [...new Set(periods)].join('；'),
    source: sources.join('；'),
  };
}

/** The dataset that a metric counts, and that of its denominators. */
function datasetsOf({ scope, calculator }: Figure['metric']): readonly string[] {
  const { divisor } = calculatorOf(calculator);
  return divisor !== null ? [scope.dataset, divisor.base.dataset] : [scope.dataset];
}
