import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../messages/fault.ts';
import type { TextLoad } from '../store/store.ts';
import { detectEncoding } from './bytes/encoding.ts';
import { ROW_CLASSES } from './model/account.ts';
import type { Ingested } from './model/types.ts';
import { gb18030, openBench } from './test-support.ts';

const HEADER = '单号,分公司,受理时间,归档时间,原因,备用';
const row = (at: number) =>
  `T${at},安岳,2009-07-0${(at % 9) + 1} 08:00:00,2009/7/${(at % 9) + 10} 9:05,"断线, ${at}",x${at}`;
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at));

/** The account of the only file, and whether it is closed. */
function accountOf({ files }: Ingested) {
  const account = files[0]?.account;
  if (!account) throw new Error('no file was read');
  const sum = ROW_CLASSES.reduce((total, name) => total + account[name], 0);
  return { ...account, closed: sum === account.records };
}

describe('one fault among 100 rows', () => {
  it.each([
    ['a short row', 'X,安岳'],
    ['a long row', `${row(500)},y,z`],
    ['an unclosed quote', 'X,"安岳,2009-07-01,,断线,'],
    ['a stray quote', 'X,安"岳,2009-07-01,,断线,'],
    ['a NUL byte', 'X,安\0岳,2009-07-01,,断线,'],
    ['a huge cell', `X,安岳,2009-07-01,,${'断'.repeat(1_100_000)},`],
    ['a date that is none', 'X,安岳,2009-02-30,,断线,'],
  ])('%s is quarantined where it starts, and the 100 are accepted', async (_, bad) => {
    await using bench = await openBench();
    const lines = [HEADER, ...rows(60), bad, ...rows(100).slice(60), '合计,100', '注：完'];
    await bench.put('障碍.csv', lines.join('\r\n'));
    const ingested = await bench.run();
    expect(accountOf(ingested)).toMatchObject({
      closed: true,
      records: 104,
      accepted: 100,
      quarantined: 1,
      total: 1,
      footer: 1,
    });
    expect(ingested.quarantine).toMatchObject([{ record: 62 }]);
    const [last] = await bench.store.rows('SELECT * FROM tickets ORDER BY _record DESC LIMIT 1');
    expect(last).toMatchObject({ ticket_id: 'T99', _record: 102, cause: '断线, 99' });
  });
});

describe('clean records', () => {
  const tidy = `SELECT * EXCLUDE (_file) FROM tickets ORDER BY _record`;

  it('mean the same whether the store reads them by itself or one by one', async () => {
    const text = [HEADER, ...rows(50), ',,,,,', '全市,,,,,', HEADER, ...rows(99).slice(50)].join(
      '\n',
    );
    await using fast = await openBench();
    await using slow = await openBench();
    slow.store.insertText = async () => false;
    for (const bench of [fast, slow]) await bench.put('障碍.csv', text);
    const accounts = [accountOf(await fast.run()), accountOf(await slow.run())];
    expect(accounts[0]).toMatchObject({
      closed: true,
      accepted: 99,
      blank: 1,
      header: 2,
      total: 1,
    });
    expect(accounts[1]).toEqual(accounts[0]);
    expect(await fast.store.rows(tidy)).toEqual(await slow.store.rows(tidy));
  });

  it('are read one by one where the store gives another number of them', async () => {
    await using bench = await openBench();
    const { openText } = bench.store;
    bench.store.openText = async () => {
      const text = await openText.call(bench.store);
      const add = text.add.bind(text);
      text.add = (bytes, lines) =>
        add(Buffer.from(Buffer.from(bytes).toString().replace('\n', ',one too many\n')), lines);
      return text satisfies TextLoad;
    };
    await bench.put('障碍.csv', [HEADER, ...rows(10)].join('\n'));
    expect(accountOf(await bench.run())).toMatchObject({ closed: true, accepted: 10 });
  });

  it('keep in quarantine the cells that no column takes', async () => {
    await using bench = await openBench();
    await bench.put('障碍.csv', [HEADER, row(1), 'T2,不明,2009-07-01,,断线,"备, 用"'].join('\n'));
    const { quarantine } = await bench.run();
    expect(quarantine[0]?.raw).toEqual(['T2', '不明', '2009-07-01', '', '断线', '备, 用']);
  });
});

describe('headers and ends of lines', () => {
  it.each([
    ['a header cell that is empty', `单号,分公司,受理时间,归档时间,,备用\n${row(1)}\n`],
    ['delimiters at the end of each line', `${HEADER},,\n${row(1)},,\n`],
    ['delimiters at the end of records only', `${HEADER}\n${row(1)},,\n`],
    ['mixed line ends', `${HEADER}\r\n${row(1)}\n`],
    ['CR alone', `${HEADER}\r${row(1)}\r`],
    ['no end of the last line', `${HEADER}\n${row(1)}`],
    [
      'a delimiter of another kind',
      `${HEADER}\n${row(1)}`.replaceAll(', ', ' ').replaceAll(',', '|'),
    ],
  ])('%s', async (_, text) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', text);
    expect(accountOf(await bench.run())).toMatchObject({ closed: true, records: 2, accepted: 1 });
  });
});

describe('an encoding', () => {
  const text = [HEADER, ...rows(40)].join('\r\n');
  const utf16 = Buffer.from(text, 'utf16le');
  it.each([
    ['utf-8', Buffer.from(text)],
    ['gb18030', gb18030(text)],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
  ])('%s without a mark is known by the bytes', async (encoding, bytes) => {
    await using bench = await openBench();
    await bench.put('障碍.csv', bytes);
    const ingested = await bench.run();
    expect(ingested.files[0]?.encoding).toBe(encoding);
    expect(accountOf(ingested)).toMatchObject({ closed: true, accepted: 40 });
  });

  it.each([
    ['UTF-8', Buffer.from(text), 0xff],
    ['GB18030', Buffer.from(gb18030(text)), 0xff],
  ])('with one bad byte in %s is refused at that byte', async (_, bytes, bad) => {
    await using bench = await openBench();
    const at = bytes.indexOf('T30,');
    bytes[at + 1] = bad;
    const file = join(bench.folder, 'bad.csv');
    await writeFile(file, bytes);
    const found = await detectEncoding(file, bytes.subarray(0, 4096));
    expect(found).toMatchObject({ encoding: null, line: 32 });
    expect('byte' in found && Math.abs(found.byte - at - 1)).toBeLessThanOrEqual(2);
  });
});

it('closes the account, or is refused, whatever happens to a file', async () => {
  const good = Buffer.from([HEADER, ...rows(12), '合计,12', '注：完'].join('\n'));
  const edit = fc.record({
    at: fc.nat(good.length - 1),
    what: fc.constantFrom('flip', 'out', 'double', 'cut', 'put'),
    byte: fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0x41, 0xff),
    length: fc.integer({ min: 1, max: 40 }),
  });
  const spoilt = (edits: readonly { at: number; what: string; byte: number; length: number }[]) =>
    edits.reduce<Buffer>((bytes, { at, what, byte, length }) => {
      const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
      if (what === 'cut') return head;
      if (what === 'out') return Buffer.concat([head, tail.subarray(length)]);
      if (what === 'double') return Buffer.concat([head, tail.subarray(0, length), tail]);
      return Buffer.concat([head, Buffer.of(byte), what === 'put' ? tail : tail.subarray(1)]);
    }, good);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      await using bench = await openBench();
      await bench.put('障碍.csv', spoilt(edits));
      const outcome = await bench.run().catch((cause: unknown) => cause);
      if (outcome instanceof Fault) expect(outcome.kind).toBe('inputs');
      else {
        const account = accountOf(outcome as Ingested);
        const [kept] = await bench.store.rows('SELECT count(*) AS n FROM tickets');
        expect(account.closed).toBe(true);
        expect(kept?.n).toBe(account.accepted + account.otherMonth);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
