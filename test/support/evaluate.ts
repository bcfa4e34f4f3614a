/** What a formula gives; null is an empty cell. */
export type Answer = number | string | boolean | null;

/** What the division by zero gives, and everything that uses it. */
class FormulaError extends Error {}

const TOKEN =
  /\s*("(?:[^"]|"")*"|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|[A-Z]+(?=\()|TRUE|FALSE|<=|>=|<>|[-+*/()=<>,])/y;

/**
 * Works out a formula as Excel does: arithmetic, comparisons and the few functions that the workbook uses. Throws for
 * anything else, so that a new kind of formula is met by a test.
 */
export function evaluate(formula: string, cellAt: (address: string) => Answer): Answer {
  return new Reader(tokensOf(formula), cellAt).all();
}

function tokensOf(formula: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const at = TOKEN.lastIndex;
    const [, token] = TOKEN.exec(formula) ?? [];
    if (token === undefined) throw new Error(`unknown part of a formula: ${formula.slice(at)}`);
    tokens.push(token);
  }
  return tokens;
}

type Thunk = () => Answer;

class Reader {
  readonly #tokens: readonly string[];
  readonly #cellAt: (address: string) => Answer;
  #at = 0;

  constructor(tokens: readonly string[], cellAt: (address: string) => Answer) {
    this.#tokens = tokens;
    this.#cellAt = cellAt;
  }

  all(): Answer {
    const answer = this.#comparison();
    if (this.#at < this.#tokens.length)
      throw new Error(`left over: ${this.#tokens.slice(this.#at)}`);
    return answer();
  }

  #take(...wanted: readonly string[]): string | null {
    const token = this.#tokens[this.#at] ?? '';
    if (!wanted.includes(token)) return null;
    this.#at += 1;
    return token;
  }

  #comparison(): Thunk {
    const left = this.#sum();
    const operator = this.#take('=', '<>', '<=', '>=', '<', '>');
    if (operator === null) return left;
    const right = this.#sum();
    return () => compared(left(), operator, right());
  }

  #sum(): Thunk {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      const [before, right, plus] = [left, this.#product(), sign === '+'];
      left = () => numberIn(before()) + (plus ? 1 : -1) * numberIn(right());
    }
    return left;
  }

  #product(): Thunk {
    let left = this.#single();
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      const [before, right, times] = [left, this.#single(), sign === '*'];
      left = () => {
        const [a, b] = [numberIn(before()), numberIn(right())];
        if (!times && b === 0) throw new FormulaError('#DIV/0!');
        return times ? a * b : a / b;
      };
    }
    return left;
  }

  #single(): Thunk {
    if (this.#take('-') !== null) {
      const value = this.#single();
      return () => 0 - numberIn(value());
    }
    if (this.#take('(') !== null) {
      const value = this.#comparison();
      if (this.#take(')') === null) throw new Error('a bracket is open');
      return value;
    }
    const token = this.#tokens[this.#at] ?? '';
    this.#at += 1;
    if (token.startsWith('"')) return () => token.slice(1, -1).replaceAll('""', '"');
    if (token === 'TRUE' || token === 'FALSE') return () => token === 'TRUE';
    if (/^\d/.test(token)) return () => Number(token);
    if (this.#take('(') !== null) return this.#call(token);
    if (/^\$?[A-Z]+\$?\d+$/.test(token)) return () => this.#cellAt(token.replaceAll('$', ''));
    throw new Error(`unknown part of a formula: ${token}`);
  }

  #call(name: string): Thunk {
    const range = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(
      (this.#tokens[this.#at] ?? '').replaceAll('$', ''),
    );
    if (range) {
      this.#at += 2;
      return () => ofRange(name, numbersOver(range, this.#cellAt));
    }
    const given: Thunk[] = [];
    do given.push(this.#comparison());
    while (this.#take(',') !== null);
    if (this.#take(')') === null) throw new Error(`${name} is open`);
    return () => called(name, given);
  }
}

function called(name: string, given: readonly Thunk[]): Answer {
  const [first = () => null, second = () => null, third = () => null] = given;
  const numbers = () => given.map((one) => numberIn(one()));
  switch (name) {
    case 'IF':
      return first() === true ? second() : third();
    case 'IFERROR':
      try {
        return first();
      } catch (cause) {
        if (cause instanceof FormulaError) return second();
        throw cause;
      }
    // Excel works out every argument, whatever the others say.
    case 'AND':
      return given.map((one) => one()).every((one) => one === true);
    case 'OR':
      return given.map((one) => one()).some((one) => one === true);
    case 'NOT':
      return first() !== true;
    case 'MAX':
      return Math.max(...numbers());
    case 'MIN':
      return Math.min(...numbers());
    case 'ABS':
      return Math.abs(numberIn(first()));
    case 'INT':
      return Math.floor(numberIn(first()));
    case 'ROUND':
      return Number(numberIn(first()).toFixed(numberIn(second())));
    default:
      throw new Error(`unknown function ${name}`);
  }
}

function numberIn(value: Answer): number {
  if (value === null) return 0;
  if (typeof value === 'string') throw new FormulaError('#VALUE!');
  return Number(value);
}

function compared(left: Answer, operator: string, right: Answer): boolean {
  const isText = typeof left === 'string' || typeof right === 'string';
  const [a, b] = isText ? [String(left ?? ''), String(right ?? '')] : [Number(left), Number(right)];
  const order = a === b ? 0 : a < b ? -1 : 1;
  const holds: Readonly<Record<string, boolean>> = {
    '=': order === 0,
    '<>': order !== 0,
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0,
  };
  return holds[operator] === true;
}

/** Functions of the numbers in a range. */
function ofRange(name: string, numbers: readonly number[]): number {
  const sum = numbers.reduce((total, one) => total + one, 0);
  switch (name) {
    case 'SUM':
      return sum;
    case 'AVERAGE':
      if (numbers.length === 0) throw new FormulaError('#DIV/0!');
      return sum / numbers.length;
    case 'MIN':
      return numbers.length === 0 ? 0 : Math.min(...numbers);
    default:
      throw new Error(`unknown function ${name} of a range`);
  }
}

function numbersOver(
  [, c1 = '', r1, c2 = '', r2]: RegExpExecArray,
  cellAt: (a: string) => Answer,
): readonly number[] {
  const numbers: number[] = [];
  for (let row = Number(r1); row <= Number(r2); row += 1)
    for (let column = numberOf(c1); column <= numberOf(c2); column += 1) {
      const value = cellAt(`${lettersOf(column)}${row}`);
      if (typeof value === 'number') numbers.push(value);
    }
  return numbers;
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function lettersOf(column: number): string {
  const over = Math.floor((column - 1) / 26);
  return (over > 0 ? lettersOf(over) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
