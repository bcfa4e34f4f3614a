import type { WeightName } from '../../pack/rules/findings-config.ts';
import type { Finding, RuleId } from '../types.ts';

/** What a rule over notes found: `count` things of one kind, in the kinds of notes that it may head. */
export interface NoteFinding {
  readonly rule: RuleId & WeightName;
  /** Tells it from others of its rule. */
  readonly what: string;
  readonly phrase: string;
  readonly notes: NonNullable<Finding['notes']>;
  readonly count: number;
  readonly facts: Finding['facts'];
}

/** A finding over what people wrote: it rests on no figure, and asks for attention. */
export function noteFinding({ rule, what, phrase, notes, count, facts }: NoteFinding): Finding {
  const id = `${rule}/${what}`;
  return {
    id,
    rule,
    phrase,
    weight: rule,
    tone: 'warn',
    topic: id,
    about: [],
    notes,
    results: [],
    size: count,
    branch: 0,
    facts: { count: String(count), owner: '', ...facts },
  };
}
