import { createHash } from 'node:crypto';
import type { ReadMonth } from '../history/read-history.ts';
import type { Message } from '../messages/catalogue.ts';
import type { Computed, MetricsRequest } from '../metrics/compute.ts';
import type { MetricOutcome } from '../metrics/types.ts';
import type { OpenedMonth } from './opened-month.ts';

/** What figures are kept as; as text they are read five times as fast as their objects one by one. */
interface Kept {
  readonly outcomes: string;
  readonly exclusions: Computed['exclusions'];
  readonly warnings: readonly Message[];
}

/** A name for all that figures come of besides their tables: of two that could differ it is not the same. */
export function figuresBasis(
  of: Pick<MetricsRequest, 'metrics' | 'thresholds' | 'workspace' | 'month'> & {
    readonly read: readonly ReadMonth[];
  },
): string {
  // Where keys stand in another order, or hold another path, it is another basis, which costs time only.
  return createHash('sha256').update(JSON.stringify(of)).digest('hex');
}

/** The figures of a month, as an earlier run left them or computed; what is warned of is the same either way. */
export async function keptFigures(
  opened: Pick<OpenedMonth, 'computed'>,
  basis: string | null,
  warn: (warning: Message) => void,
  compute: (warn: (warning: Message) => void) => Promise<Computed>,
): Promise<Computed> {
  let fresh: Computed | null = null;
  const make = async (): Promise<Kept> => {
    const warnings: Message[] = [];
    fresh = await compute((warning) => {
      warnings.push(warning);
      warn(warning);
    });
    const outcomes = basis === null ? '' : JSON.stringify(fresh.outcomes);
    return { outcomes, exclusions: fresh.exclusions, warnings };
  };
  // What failed once need not fail again.
  const lasts = ({ warnings }: Kept) => warnings.every(({ code }) => code !== 'metrics.failed');
  const kept = await opened.computed(basis, make, lasts);
  if (fresh !== null) return fresh;
  for (const warning of kept.warnings) warn(warning);
  const { exclusions } = kept;
  return { outcomes: JSON.parse(kept.outcomes) as readonly MetricOutcome[], exclusions };
}
