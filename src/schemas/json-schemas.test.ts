import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TEMPLATES } from '../pack/load-pack.ts';
import { jsonSchemas } from './json-schemas.ts';
import { configSchemaLine, SCHEMAS } from './schema-place.ts';

const SAMPLE = fileURLToPath(new URL('../../fixtures/ziyang/report.config.yaml', import.meta.url));
const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
const checks = new Map(
  [...jsonSchemas()].map(([name, schema]) => [name, ajv.compile(schema)] as const),
);

function check(name: string): ValidateFunction {
  const found = checks.get(name);
  if (!found) throw new Error(`no schema ${name}`);
  return found;
}

/** The problems of a text that an editor would underline. */
function underlined(name: string, text: string): readonly string[] {
  const validate = check(name);
  if (validate(parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the schemas for editors', () => {
  it('lie beside the packs as the program would write them now', () => {
    expect(readdirSync(SCHEMAS).sort()).toEqual(
      [...checks.keys()].map((one) => `${one}.json`).sort(),
    );
    for (const [name, schema] of jsonSchemas())
      expect(JSON.parse(readFileSync(join(SCHEMAS, `${name}.json`), 'utf8'))).toEqual(schema);
  });

  it('find nothing to say of what the program loads', () => {
    expect(underlined('report.config', readFileSync(SAMPLE, 'utf8'))).toEqual([]);
    const ziyang = join(TEMPLATES, 'ziyang');
    for (const folder of [ziyang, join(TEMPLATES, 'telecom')])
      for (const file of readdirSync(join(folder, 'datasets')))
        expect(
          underlined('dataset', readFileSync(join(folder, 'datasets', file), 'utf8')),
          file,
        ).toEqual([]);
    for (const file of ['scopes', 'metrics', 'checks', 'lists'])
      expect(
        underlined(file, readFileSync(join(TEMPLATES, 'telecom', `${file}.yaml`), 'utf8')),
      ).toEqual([]);
    for (const file of ['pack', 'scopes', 'metrics', 'outline', 'checks', 'findings', 'lists'])
      expect(underlined(file, readFileSync(join(ziyang, `${file}.yaml`), 'utf8'))).toEqual([]);
    for (const file of ['phrases', 'theme', 'slides', 'findings'])
      expect(
        underlined(file, readFileSync(join(TEMPLATES, 'base', `${file}.yaml`), 'utf8')),
      ).toEqual([]);
  });

  it('underline a field that nobody knows, a word that is none, and a parameter of another calculator', () => {
    const metric = (fields: string) => `metrics:\n  - { id: a, name: 甲, dataset: b, ${fields} }`;
    expect(underlined('metrics', metric('calculator: count'))).toEqual([]);
    expect(underlined('metrics', metric('calculator: count, colour: red'))).toEqual([
      '/metrics/0 must NOT have additional properties',
    ]);
    expect(underlined('metrics', metric('calculator: average'))).toContainEqual(
      expect.stringMatching(/calculator must be equal to one of/),
    );
    expect(underlined('metrics', metric('calculator: sum, with: { percent: 5 }'))).toEqual(
      expect.arrayContaining([
        "/metrics/0/with must have required property 'of'",
        '/metrics/0/with must NOT have additional properties',
      ]),
    );
    expect(underlined('report.config', 'pack: ziyang')).toContainEqual(
      " must have required property 'organization'",
    );
  });

  it('are named by a path from the folder of the configuration', () => {
    const folder = dirname(SAMPLE);
    const [, path = ''] = configSchemaLine(folder).split('$schema=');
    expect(basename(path)).toBe('report.config.json');
    expect(resolve(folder, path)).toBe(join(SCHEMAS, 'report.config.json'));
    expect(readFileSync(SAMPLE, 'utf8').split('\n')[0]).toBe(configSchemaLine(folder));
  });
});
