import type { Buffer } from 'node:buffer';
import { z } from 'zod';
import { fault } from '../../messages/fault.ts';
import { refuserOf } from '../bytes/refuse.ts';
import type { RawRecord } from '../model/raw-record.ts';

/** A larger result was not written by this program (bytes). */
export const LARGEST_RESULT = 64_000_000;

const part = z.number().nullable();
const resultSchema = z.looseObject({
  schemaVersion: z.literal(1),
  month: z.string(),
  pack: z.string(),
  organization: z.string(),
  member: z.looseObject({ name: z.string() }).optional(),
  metrics: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      definition: z.string(),
      results: z.array(
        z.looseObject({
          by: z.record(z.string(), z.string()),
          status: z.string(),
          numerator: part,
          denominator: part,
          value: part,
        }),
      ),
    }),
  ),
});

/** The headers of a result as a table; datasets know them as those of any export. */
const HEADERS = '单位,账期,模板,指标编号,指标,范围,计量,分子,分母,数值,口径标识'.split(',');

/** Whether a text starts as `metrics.json` does. */
export function isResult(head: Buffer): boolean {
  return /^\s*\{\s*"schemaVersion"\s*:/.test(head.toString('latin1'));
}

/**
 * A `metrics.json` as records, one a result that has a value, the header first. `expected`: the period that it must be of.
 * Faults: `ingest.unreadable` for what is no result, or is one of a member alone, `ingest.result_of_other_period`.
 */
export function resultRecords(
  text: string,
  path: string,
  expected: string | null,
): readonly RawRecord[] {
  const parsed = resultSchema.safeParse(jsonIn(text, path));
  if (!parsed.success || parsed.data.member) throw refuserOf(path)('no_result');
  const { month, pack, organization, metrics } = parsed.data;
  if (expected !== null && month !== expected)
    throw fault('ingest.result_of_other_period', { file: path, period: month, expected });
  const rows = metrics.flatMap(({ id, name, unit, definition, results }) =>
    results
      .filter(({ status }) => status === 'ok')
      .map(({ by, numerator, denominator, value }) => {
        const members = Object.entries(by).map(([dimension, one]) => `${dimension}=${one}`);
        const figures = [numerator, denominator, value].map((one) => one ?? '');
        return [
          organization,
          month,
          pack,
          id,
          name,
          members.join(' '),
          unit,
          ...figures,
          definition,
        ];
      }),
  );
  return [HEADERS, ...rows].map((cells, at) => ({
    record: at + 1,
    cells: cells.map(String),
    faults: null,
    fixedWidth: true,
    broken: null,
    written: null,
  }));
}

function jsonIn(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuserOf(path)('no_result');
  }
}
