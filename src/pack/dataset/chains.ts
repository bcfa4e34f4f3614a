/** Words that stand around what they work on, as signs do: `not not x`, `x is null is null`. */
const WORKING = new Set('not is like ilike in between'.split(' '));
/** What a chain of such ends with: conditions joined by these stand beside each other, not in each other. */
const PARTING = new Set('and or case when then else end'.split(' '));

/**
 * How many operators of an expression stand in each other at most, as the database's tree has them: each one of a chain
 * (`a + b + c`, `not not a`, `a::text::text`) holds those before it or behind it, and what stands in brackets between.
 */
export function longestChain(
  tokens: readonly { readonly kind: string; readonly text: string }[],
): number {
  const outer: Chain[] = [];
  let chain: Chain = { now: 0, most: 0 };
  for (const { kind, text } of tokens) {
    const word = kind === 'word' ? text.toLowerCase() : '';
    if (text === '(') {
      outer.push(chain);
      chain = { now: 0, most: 0 };
    } else if (text === ')') {
      const inner = chain.most;
      chain = longer(outer.pop() ?? { now: 0, most: 0 }, inner);
    } else if (text === ',' || PARTING.has(word)) chain = { ...chain, now: 0 };
    else if (kind === 'sign' || WORKING.has(word)) chain = longer(chain, 1);
  }
  return outer.reduce((sum, { now }) => sum + now, chain.most);
}

/** The chain of one pair of brackets: how long it is now, and how long it was at most. */
interface Chain {
  readonly now: number;
  readonly most: number;
}

function longer({ now, most }: Chain, by: number): Chain {
  return { now: now + by, most: Math.max(most, now + by) };
}
