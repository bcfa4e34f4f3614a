import type { z } from 'zod';
import { type Message, message } from '../../messages/catalogue.ts';
import { checkYaml, fieldName, type YamlFile, type YamlProblem } from '../../yaml/read.ts';

/** What files declare under an id and name elsewhere. */
export type NameKind = 'dataset' | 'scope' | 'metric' | 'section' | 'check' | 'list' | 'slide';

/** A name that was looked for and not found. */
export interface UnknownName {
  readonly kind: NameKind;
  readonly name: string;
}

interface Declared {
  readonly id?: unknown;
  readonly name?: unknown;
}

/** Says that something at a path of a file is wrong, in both languages; `unknown` where it is a name that is not there. */
export type Report = (
  path: readonly PropertyKey[],
  zh: string,
  en: string,
  unknown?: UnknownName,
) => void;

/**
 * Collects every problem of a definition, so that all are told at once. A name that is declared, only wrongly, is told
 * where it is declared and not again wherever it is used.
 */
export class Problems {
  readonly #found: (YamlProblem & { readonly unknown?: UnknownName | undefined })[] = [];
  readonly #declared = new Map<NameKind, Set<unknown> | 'unreadable'>();

  get count(): number {
    return this.#told().length;
  }

  /** Remembers the ids and names that a file has in the list `field`, right or wrong. */
  declares(kind: NameKind, { value, problems }: YamlFile, field: string): void {
    const entries = (value as Readonly<Record<string, unknown>> | null)?.[field] ?? [];
    const before = this.#declared.get(kind);
    if (problems.length > 0 || !Array.isArray(entries) || before === 'unreadable') {
      this.#declared.set(kind, 'unreadable');
      return;
    }
    const names = entries.flatMap((one: Declared | null) =>
      [one?.id, one?.name].filter((name) => name !== undefined),
    );
    this.#declared.set(kind, new Set([...(before ?? []), ...names]));
  }

  /** Remembers that nobody knows what is declared of a kind, its file being lost. */
  lost(kind: NameKind): void {
    this.#declared.set(kind, 'unreadable');
  }

  /** Remembers one id by itself. */
  declaresId(kind: NameKind, id: string): void {
    const before = this.#declared.get(kind);
    if (before !== 'unreadable') this.#declared.set(kind, new Set([...(before ?? []), id]));
  }

  /** Checks a file's shape; null when it is wrong. */
  check<S extends z.ZodType>(yaml: YamlFile, schema: S): z.infer<S> | null {
    const { value, problems } = checkYaml(yaml, schema);
    this.#found.push(...problems);
    return value;
  }

  /** A reporter for one file, its paths relative to `base`. */
  in(yaml: YamlFile, base: readonly PropertyKey[] = []): Report {
    return (path, zh, en, unknown) => {
      const whole = [...base, ...path];
      this.#found.push({
        ...yaml.placeOf(whole),
        field: fieldName(whole),
        zh,
        en,
        unknown,
      });
    };
  }

  asMessages(): readonly Message[] {
    return this.#told().map(({ unknown: _, ...problem }) => message('pack.problem', problem));
  }

  /** Without what follows from another problem; all of them where nothing else is wrong. */
  #told() {
    const told = this.#found.filter(({ unknown }) => {
      const declared = unknown && this.#declared.get(unknown.kind);
      return !declared || (declared !== 'unreadable' && !declared.has(unknown.name));
    });
    return told.length > 0 ? told : this.#found;
  }
}
