import type { z } from 'zod';
import { type Message, message } from '../../messages/catalogue.ts';
import { checkYaml, fieldName, type YamlFile, type YamlProblem } from '../../yaml/read.ts';

/** Says that something at a path of a file is wrong, in both languages. */
export type Report = (path: readonly PropertyKey[], zh: string, en: string) => void;

/** Collects every problem of a definition, so that all are told at once. */
export class Problems {
  readonly #found: YamlProblem[] = [];

  get count(): number {
    return this.#found.length;
  }

  /** Checks a file's shape; null when it is wrong. */
  check<S extends z.ZodType>(yaml: YamlFile, schema: S): z.infer<S> | null {
    const { value, problems } = checkYaml(yaml, schema);
    this.#found.push(...problems);
    return value;
  }

  /** A reporter for one file, its paths relative to `base`. */
  in(yaml: YamlFile, base: readonly PropertyKey[] = []): Report {
    return (path, zh, en) => {
      const whole = [...base, ...path];
      this.#found.push({
        ...yaml.placeOf(whole),
        field: fieldName(whole),
        zh,
        en,
      });
    };
  }

  asMessages(): readonly Message[] {
    return this.#found.map((problem) => message('pack.problem', problem));
  }
}
