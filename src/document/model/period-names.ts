import { longName, shortName } from '../../workspace/period-names.ts';
import type { DocumentContext } from './context.ts';

type Saying = Pick<DocumentContext, 'say'>;

/** A period as it stands in a chart or a sentence, without its year: 7月, 一季度. */
export function sayShort(period: string, { say }: Saying): string {
  const { id, facts } = shortName(period);
  return say(id, facts);
}

/** The same with its year: 2009年7月. */
export function sayLong(period: string, { say }: Saying): string {
  const { id, facts } = longName(period);
  return say(id, facts);
}
