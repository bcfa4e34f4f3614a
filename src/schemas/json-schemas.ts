import { z } from 'zod';
import { KINDS, parametersOf } from '../calculators/registry.ts';
import { datasetSchema, scopesSchema } from '../pack/dataset/schema.ts';
import { metricSchema, metricsSchema } from '../pack/metric/schema.ts';
import { outlineSchema, slideSchema, usedSlideSchema } from '../pack/outline/schema.ts';
import { checksSchema } from '../pack/rules/checks-config.ts';
import { findingsSchema } from '../pack/rules/findings-config.ts';
import { levelsSchema } from '../pack/rules/levels-config.ts';
import { listsSchema } from '../pack/rules/lists-config.ts';
import { packSchema, phrasesSchema, themeSchema } from '../pack/schema.ts';
import { configSchema } from '../workspace/schema.ts';

/** The files that people write, each with the schema by which the program checks it. */
const WRITTEN = {
  'report.config': configSchema,
  pack: packSchema,
  dataset: datasetSchema,
  scopes: scopesSchema,
  metrics: metricsSchema,
  outline: outlineSchema.extend({ slides: z.array(z.union([usedSlideSchema, slideSchema])) }),
  slides: z.strictObject({ slides: z.array(slideSchema) }),
  checks: checksSchema,
  findings: findingsSchema,
  levels: levelsSchema,
  lists: listsSchema,
  phrases: phrasesSchema,
  theme: themeSchema,
} as const;

type JsonSchema = Record<string, unknown>;

/** Files of which a pack may lay a part over that of a module: entries by id (columns by name), and `drop`. */
const LAID_OVER: ReadonlySet<string> = new Set([
  'dataset',
  'scopes',
  'metrics',
  'checks',
  'lists',
  'findings',
  'phrases',
  'theme',
]);

/**
 * JSON schemas of `report.config.yaml` and of a pack's files, by name, with which editors complete and check while
 * somebody writes. They say what a file may look like; whether names exist is seen when it is loaded.
 */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map(
    Object.entries(WRITTEN).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, {
        io: 'input',
        // What a schema only transforms is asked for as it is written.
        unrepresentable: 'any',
        override: ({ zodSchema, jsonSchema }) => {
          if (zodSchema === metricSchema) Object.assign(jsonSchema, withParameters());
          if (LAID_OVER.has(name)) asPart(jsonSchema);
        },
      }),
    ]),
  );
}

/** An entry that says nothing but its place in the order. */
const ONLY_NAMED: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' } },
  required: ['id'],
  additionalProperties: false,
};

/** A part names the entry that it changes, and nothing else must be there. */
function asPart(schema: JsonSchema): void {
  const { properties, required, oneOf } = schema;
  if (Array.isArray(oneOf)) {
    schema.anyOf = [...oneOf, ONLY_NAMED];
    delete schema.oneOf;
  }
  if (properties === undefined) return;
  const names = ['id', 'name'].filter((one) => Array.isArray(required) && required.includes(one));
  if (names.length > 0) schema.required = names.slice(0, 1);
  else delete schema.required;
  schema.properties = { ...properties, drop: { type: 'array', items: { type: 'string' } } };
}

/** What stands under `with` depends on the calculator beside it. */
function withParameters(): JsonSchema {
  return {
    allOf: KINDS.map((kind) => ({
      if: { properties: { calculator: { const: kind } }, required: ['calculator'] },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      then: {
        properties: {
          with: strict(z.toJSONSchema(parametersOf(kind), { io: 'input', unrepresentable: 'any' })),
        },
      },
    })),
  };
}

/** Without the mark that only the outermost schema bears. */
function strict({ $schema: _, ...rest }: JsonSchema): JsonSchema {
  return rest;
}
