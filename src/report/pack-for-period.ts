import type { Pack } from '../pack/types.ts';
import { inPeriodWords, phrasesOfPeriod } from '../phrases/period-texts.ts';
import { kindOf } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';

/** Fields of slides, sections and lists that people read. */
const TEXTS = new Set(['title', 'label', 'text', 'name', 'note', 'headline', 'group', 'unit']);

/** Made once for each pack and kind of period, so that books of phrases are. */
const made = new WeakMap<Pack, Map<string, Pack>>();

/** The pack as a report of this period has it: phrases, titles and labels speak of its week or quarter. */
export function packForPeriod(pack: Pack, period: Period): Pack {
  const kind = kindOf(period);
  if (kind === 'month') return pack;
  const known = made.get(pack) ?? new Map<string, Pack>();
  made.set(pack, known);
  const before = known.get(kind);
  if (before) return before;
  const write = (text: string) => inPeriodWords(text, pack.phrases, kind);
  const result: Pack = {
    ...pack,
    phrases: phrasesOfPeriod(pack.phrases, kind),
    sections: rewritten(pack.sections, write),
    slides: rewritten(pack.slides, write),
    lists: rewritten(pack.lists, write),
    templates: Object.fromEntries(
      Object.entries(pack.templates).map(([name, text]) => [name, write(text)]),
    ),
  };
  known.set(kind, result);
  // A second call with what the first gave changes nothing more.
  made.set(result, new Map([[kind, result]]));
  return result;
}

/** The same data with the texts that people read written anew. */
function rewritten<T>(given: T, write: (text: string) => string): T {
  return walked(given, write, false) as T;
}

function walked(given: unknown, write: (text: string) => string, isText: boolean): unknown {
  if (typeof given === 'string') return isText ? write(given) : given;
  if (Array.isArray(given)) return given.map((one) => walked(one, write, isText));
  if (given === null || typeof given !== 'object') return given;
  if (Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, walked(value, write, TEXTS.has(name))]),
  );
}
