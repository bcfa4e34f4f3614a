import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ColumnSpec } from '../../pack/dataset/types.ts';
import { openStore, type Store } from '../../store/store.ts';
import { column, organization } from '../test-support.ts';
import { readerFor, sqlTypeOf } from '../values/column-reader.ts';
import { plainForm } from './plain-form.ts';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plain-'));
  store = await openStore({ tempFolder: folder });
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Forms that systems write, and what is near them: one sign taken out, put in or changed. */
const FORMS = [
  '2009-07-03 08:05:00',
  '2009/7/3 8:05',
  '2009-02-29 08:00',
  '2009-07-03 24:00:00',
  '2099-12-31 24:00:00',
  '1989-12-31 23:59:59',
  '20090703080500',
  '7月3日 下午3:05',
  '40000.56',
  '0000-00-00',
  'ZY20090701000123',
  '6123456',
  '7.01E+11',
  '7E11',
  '13300001234.0',
  '0286123456',
  '13300001234',
  '028-86123456',
  "'001",
  'NULL',
  'N/A',
  '-',
  '24',
  '0.125',
  '999999999.999999',
  '3.5小时',
  '1,061',
  '１２３',
];
const sign = fc.constantFrom(...'0123456789-/:. ,E+年小０\u3000\t');
const cells = fc
  .tuple(fc.constantFrom(...FORMS), fc.nat(20), fc.constantFrom('keep', 'out', 'in', 'for'), sign)
  .map(([form, at, change, other]) => {
    if (change === 'keep') return form;
    const rest = change === 'in' ? form.slice(at) : form.slice(at + 1);
    return form.slice(0, at) + (change === 'out' ? '' : other) + rest;
  });

const COLUMNS: readonly ColumnSpec[] = [
  ...(['id', 'datetime', 'hours', 'number', 'amount'] as const).map((type) =>
    column('c', type, '列'),
  ),
  { ...column('c', 'id', '列'), personal: 'number' },
];

it.each(COLUMNS)(
  'a plain $type (of a user: $personal) means to the store what it means to its reader',
  async (spec) => {
    const read = readerFor(
      spec,
      { column: 'c', header: '列', how: 'header' },
      { month: '2009-07', date1904: false, organization, percents: new Map() },
    );
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 200, maxLength: 200 }), async (texts) => {
        const rows = texts.map((text) => {
          const parsed = read(text);
          return [
            text,
            parsed.ok,
            parsed.ok && parsed.value !== null ? String(parsed.value) : null,
          ];
        });
        await store.run('CREATE OR REPLACE TABLE t (c VARCHAR, ok BOOLEAN, v VARCHAR)');
        await store.append('t', rows);
        const form = plainForm(spec, 'c') ?? 'NULL';
        const compared = await store.rows(
          `SELECT c, ok, v, p::VARCHAR AS p FROM (SELECT *, ${form} AS p FROM t)
          WHERE p IS NOT NULL AND NOT (ok AND p IS NOT DISTINCT FROM TRY_CAST(v AS ${sqlTypeOf(spec.type)}))`,
        );
        expect(compared).toEqual([]);
        const [count] = await store.rows(`SELECT count(*) AS n FROM t WHERE (${form}) IS NOT NULL`);
        plain += Number(count?.n);
      }),
      { numRuns: 20 },
    );
    expect(plain).toBeGreaterThan(40);
  },
);
