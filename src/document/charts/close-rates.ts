import { isShare } from '../../calculators/parts.ts';
import { isRate } from '../../metrics/additive.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { BarsChart } from '../model/types.ts';
import { limitsOf } from './chart-blocks.ts';

type BarsSpec = Extract<BlockSpec, { kind: 'bars' }>;

/** Rates within this part of the largest cannot be told apart by the lengths of bars. */
const LITTLE = 0.2;

/** Whether these are rates whose bars would all be of about the same length. */
export function differLittle(figures: readonly Figure[]): boolean {
  const values = figures.map(({ result }) => result.value ?? 0);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const areRates = figures.every(({ metric }) => isRate(metric) && !isShare(metric));
  return areRates && figures.length > 1 && least > 0 && most - least <= LITTLE * most;
}

/** What makes bars dots: the ends of what is shown, without zero, and where the whole lies. */
export function dotsOf(
  { metric, by, only }: BarsSpec,
  figures: readonly Figure[],
  context: DocumentContext,
): Pick<BarsChart, 'look' | 'mean' | 'domain'> {
  const { result } = context.lookup.figure(metric, only);
  const mean =
    result.value === null
      ? {}
      : {
          mean: {
            label: `${wholeWord(by, metric, context)} ${result.display}`,
            value: result.value,
          },
        };
  const values = [
    ...figures.flatMap((figure) => [figure.result.value, figure.result.previous?.value]),
    ...limitsOf(figures, context).map(({ value }) => value),
    result.value,
  ].flatMap((value) => value ?? []);
  return { look: 'dots', ...mean, domain: { min: Math.min(...values), max: Math.max(...values) } };
}

/** Over branches the whole is the organisation, else the total. */
function wholeWord(by: string, metric: string, { lookup, pack, say }: DocumentContext): string {
  const id = lookup.metric(metric).scope.dataset;
  const columns = pack.datasets.find((one) => one.id === id)?.columns ?? [];
  const isBranch = columns.find((one) => one.name === by)?.type === 'branch';
  return say(isBranch ? 'row.whole' : 'row.total', {});
}
