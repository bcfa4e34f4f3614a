import { figureName } from '../../findings/figure-name.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { FigureRows } from '../../pack/outline/charts/chart-kind.ts';
import type { Effect } from '../model/chart-types.ts';
import type { DocumentContext } from '../model/context.ts';

/** A figure with the name that its row prints. */
export interface NamedFigure {
  readonly figure: Figure;
  readonly label: string;
}

/** The figures that rows list, each with its row's name or its own; those that were never computed are absent. */
export function listedFigures(
  rows: readonly FigureRows[],
  { lookup }: DocumentContext,
): readonly NamedFigure[] {
  return rows.flatMap((row) =>
    row.of.flatMap((only) => {
      const figure = lookup.figure(row.metric, only);
      return figure ? [{ figure, label: row.label ?? figureName(figure) }] : [];
    }),
  );
}

/** Whether a figure's change is for the better by its metric's direction; no change is neither. */
export function effectOf({ metric, result }: Figure): Effect {
  const change = /[1-9]/.test(result.changeDisplay ?? '') ? (result.change ?? 0) : 0;
  if (change === 0 || metric.better === 'none') return 'neutral';
  return change > 0 === (metric.better === 'higher') ? 'better' : 'worse';
}

/** What a row prints that has no value: why. */
export function stateText({ result }: Figure, { say }: DocumentContext): string {
  return result.status === 'ok' ? result.display : say(`value.${result.status}`, {});
}
