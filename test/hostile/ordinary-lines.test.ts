import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPUS } from '../../fixtures/hostile/make/main.ts';
import { cells, HEAD, HEADER } from '../../fixtures/hostile/make/rows.ts';
import { RawRows } from '../../src/ingest/rows/raw-rows.ts';
import { gb18030 } from '../../src/ingest/test-support.ts';
import type { Store } from '../../src/store/store.ts';
import { lentStore } from '../../src/store/test-support.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { waysThatDiffer } from '../support/one-way.ts';
import { corpusFile, filesIn } from './corpus.ts';

/** So many lines are looked at before any goes around. */
const LOOKED_AT = 40;

let folder = '';
let loaded: LoadedWorkspace;
let store: Store;
let passed = 0;
const { take } = RawRows.prototype;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ordinary-'));
  loaded = loadWorkspace({ folder: CORPUS });
  // It is read into again and again.
  store = { ...(await lentStore()), seal: async () => undefined };
  RawRows.prototype.take = function (...given) {
    passed += 1;
    take.apply(this, given);
  };
});
afterAll(async () => {
  RawRows.prototype.take = take;
  rmSync(folder, { recursive: true });
  await store[Symbol.asyncDispose]();
});

/** The n-th good record of many, each with a number of its own and a day of the month. */
function good(n: number): string[] {
  const day = String((n % 28) + 1).padStart(2, '0');
  return cells(1, {
    故障单号: `ZY${String(n).padStart(6, '0')}`,
    受理时间: `2009-07-${day} 08:05:00`,
    恢复时间: `2009-07-${day} 15:00:00`,
  });
}

const many = (from: number, count: number, delimiter = ',') =>
  Array.from({ length: count }, (_, at) => good(from + at).join(delimiter));

/** Reads a text in every way; gives what differs, and how many lines went around. */
async function read(content: Uint8Array, name = '障碍.csv') {
  const inputs = mkdtempSync(join(folder, 'm'));
  writeFileSync(join(inputs, name), content);
  const { workspace, pack } = loaded;
  const before = passed;
  const differ = await waysThatDiffer(
    {
      workspace: { ...workspace, folder, inputs: { ...workspace.inputs, folderOf: () => inputs } },
      month: '2009-07',
      datasets: pack.datasets.filter(({ id }) => id === 'fault_tickets'),
      cohortsOf: () => ['accepted_at'],
    },
    store,
  );
  return { differ, passed: passed - before };
}

/** A text with ordinary records put in behind its header, and at its end; null where it has none of the usual header. */
function lengthened(content: Uint8Array): Uint8Array | null {
  for (const encode of [(text: string) => Buffer.from(text), gb18030] as const) {
    const bytes = Buffer.from(content);
    const at = bytes.indexOf(encode(HEAD));
    const end = bytes.indexOf('\n', at);
    if (at < 0 || end < 0) continue;
    const more = (from: number) => encode(`${many(from, LOOKED_AT).join('\r\n')}\r\n`);
    const isOpen = bytes.at(-1) !== 0x0a;
    return Buffer.concat([
      bytes.subarray(0, end + 1),
      more(1),
      bytes.subarray(end + 1),
      ...(isOpen ? [] : [more(500)]),
    ]);
  }
  return null;
}

describe('lines that go around everything that looks at records', () => {
  const long = filesIn('csv').flatMap((name) => {
    const content = lengthened(corpusFile('csv', name));
    return content === null ? [] : [{ name, content }];
  });

  it.each(long)('$name, with many ordinary records before and behind', async ({ content }) => {
    expect((await read(content)).differ).toEqual([]);
  });

  it('are many in these texts', () => {
    expect(long.length).toBeGreaterThan(40);
    expect(passed).toBeGreaterThan(long.length * 15);
  });

  it('are none where the first record is wider than they are', async () => {
    const lines = many(1, 90).map((line, at) => (at % 3 === 0 ? `${line},,` : line));
    const { differ, passed: around } = await read(Buffer.from([HEAD, ...lines].join('\n')));
    expect([differ, around]).toEqual([[], 0]);
  });

  const [swapped = '', ...rest] = HEADER;
  const odd = fc.oneof(
    fc.constantFrom(
      '',
      '   ',
      ',,,,,,,,,',
      '合计,,,,,,,,99,',
      '2009年合计,0282600001,东区,ADSL,E8,公客,2009-07-03 08:05:00,2009-07-03 09:05:00,1,断线',
      'T1,合计,,,,,,,3,',
      'T2,0282600002,全区,ADSL,E8,公客,2009-07-03 08:05:00,2009-07-03 09:05:00,1,断线',
      HEAD,
      [...rest, swapped].join(','),
      '测试分公司2009年7月障碍单',
      '统计时间：2009-07-01 至 2009-07-31',
      '制表：张三,审核：李四',
      '第1页',
      '----,----',
      '(35 行受影响)',
      'ZY9,0282600009,东区,ADSL,E8,公客,2009-07-09 08:05:00',
      'ZY9,0282600009,东区,ADSL,E8,公客,2009-07-09 08:05:00,2009-07-09 09:05:00,1,断线,多,余',
      '"ZY8","0282600008","东区","ADSL","E8","公客","2009-07-09 08:05:00","2009-07-09 09:05:00","1","断,线"',
      'ZY7,0282600007,东区,ADSL,E8,公客,2009-07-09 08:05:00,2009-07-09 09:05:00,1,"断\n线"',
      'ZY7,0282600007,东区,ADSL,E8,公客,2009-07-09 08:05:00,2009-07-09 09:05:00,1,"断线',
      'ZY7,0282600007,东区,ADSL,E8,公客,2009-07-09 08:05:00,2009-07-09 09:05:00,1,断"线',
      'ZY6,0282600007,东区,ADSL,E8,公客,2009-07-09 08:05:00,2009-07-08 09:05:00,-1,断线',
      'ZY6,0282600007,东区,ADSL,我的E家,公客,2009-02-30 08:05:00,,,断线',
      'ZY6,0282600007,北区,ADSL,Ｅ８,公客,2009年7月9日 8时5分,-,无,\u00a0',
      'ZY000010,0282600001,东区,ADSL,E8,公客,2009-07-11 08:05:00,2009-07-11 15:00:00,1,断线',
      '故障单号,0282600001,东区,ADSL,E8,公客,2009-07-11 08:05:00,2009-07-11 15:00:00,1,断线',
      'ZY5,故障号码,东区,ADSL,E8,公客,2009-07-11 08:05:00,2009-07-11 15:00:00,1,断线',
      'ZY5\0,0282600001,东区,ADSL,E8,公客,2009-07-11 08:05:00,2009-07-11 15:00:00,1,断\r线',
      '\uFEFFZY5,0282600001,东区,ADSL,E8,公客,2009-07-11 08:05:00,2009-07-11 15:00:00,1,断线\u001e',
      '序号,分公司,受理日期,产品,处理结果,满意度,回访时间',
      '1,东区,2009-07-03,ADSL,已处理,满意,2009-07-04 08:00',
    ),
    fc.integer({ min: 1, max: 9999 }).map((n) => good(n).join(',')),
  );

  it('are read as by themselves, whatever stands among them', async () => {
    const before = passed;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(odd, fc.integer({ min: 0, max: 4 })), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ',', ';', '\t'),
        fc.boolean(),
        async (among, end, delimiter, isQuoted) => {
          const lines = among.flatMap(([one, behind], at) => [
            one.replaceAll(',', delimiter),
            ...many(1000 + at * 10, behind, delimiter),
          ]);
          const all = [HEAD.replaceAll(',', delimiter), ...many(1, LOOKED_AT, delimiter), ...lines];
          const text = all.join(end) + end;
          const quoted = () =>
            text.replaceAll(
              new RegExp(`(?<=^|[${delimiter}\n])(\\w[\\w :-]*)(?=[${delimiter}\r\n])`, 'g'),
              '"$1"',
            );
          expect((await read(Buffer.from(isQuoted ? quoted() : text))).differ).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
    expect(passed - before).toBeGreaterThan(300);
  });
});
