import { describe, expect, it } from 'vitest';
import { openBench } from './test-support.ts';

const HEADER = '单号,分公司,受理时间,归档时间,原因,备用';
const row = (id: string, cause = '断线') =>
  `${id},安岳,2009-07-01 08:00:00,2009-07-01 09:00:00,${cause},x`;
const ROWS = [row('T1'), row('T2'), row('T3')];
const text = (...lines: readonly string[]) => lines.join('\n');

/** Reads one file and gives its account and what was stored. */
async function read(content: string | Uint8Array, name = '障碍.csv') {
  const bench = await openBench();
  try {
    await bench.put(name, content);
    const { files, quarantine, controlTotals } = await bench.run();
    const stored = await bench.store.rows(
      'SELECT ticket_id AS id, cause, closed_at AS closed FROM tickets ORDER BY _file, _record',
    );
    return {
      account: files[0]?.account,
      files,
      quarantine,
      controlTotals,
      stored,
      warnings: bench.warnings,
    };
  } finally {
    await bench[Symbol.asyncDispose]();
  }
}

async function refusedBy(content: string | Uint8Array) {
  await using bench = await openBench();
  await bench.put('障碍.csv', content);
  return await bench.fails();
}

describe('the bytes of a text export', () => {
  const wide = (content: string, order: 'le' | 'be') => {
    const letters = [...content];
    const bytes = Buffer.alloc(letters.length * 4);
    for (const [at, letter] of letters.entries()) {
      const code = letter.codePointAt(0) ?? 0;
      if (order === 'le') bytes.writeUInt32LE(code, at * 4);
      else bytes.writeUInt32BE(code, at * 4);
    }
    return bytes;
  };

  it.each([
    ['le', ''],
    ['be', ''],
    ['le', '\uFEFF'],
    ['be', '\uFEFF'],
  ] as const)('may be UTF-32 (%s, mark %j)', async (order, mark) => {
    const long = Array.from({ length: 3_000 }, (_, at) => row(`L${at}`, '断线😀'));
    const { account, stored, files } = await read(wide(mark + text(HEADER, ...long), order));
    expect(files[0]?.encoding).toBe(`utf-32${order}`);
    expect(account).toMatchObject({ accepted: 3_000 });
    expect(stored[0]).toMatchObject({ id: 'L0', cause: '断线😀' });
  });

  it('in UTF-32 that hold no character are refused with the line', async () => {
    const bytes = Buffer.concat([
      wide(text(HEADER, row('T1'), ''), 'le'),
      Buffer.from('00000011', 'hex'),
      wide(row('T2'), 'le'),
    ]);
    expect((await refusedBy(bytes)).words).toContain('第 3 行');
    const cut = wide(text(HEADER, row('T1'), row('T2')), 'le').subarray(0, -2);
    expect((await refusedBy(cut)).words).toContain('第 3 行');
  });

  const emoji = (bytes: string) =>
    Buffer.concat([
      Buffer.from(text(HEADER, `T1,安岳,2009-07-01,2009-07-02,断线`)),
      Buffer.from(bytes, 'hex'),
      Buffer.from(`,x\n${ROWS[1]}\n`),
    ]);

  it('may have emoji as two surrogates of three bytes', async () => {
    const { stored, files } = await read(emoji('eda0bdedb880'));
    expect(stored[0]).toMatchObject({ cause: '断线😀' });
    expect(files[0]?.encoding).toBe('cesu-8');
    const marked = await read(Buffer.concat([Buffer.from('efbbbf', 'hex'), emoji('eda0bdedb880')]));
    expect(marked.stored[0]).toMatchObject({ id: 'T1', cause: '断线😀' });
  });

  it('with half an emoji are refused with the line', async () => {
    expect((await refusedBy(emoji('eda0bd'))).words).toContain('第 2 行');
  });

  it('may cut such an emoji anywhere between two pieces', async () => {
    const long = Array.from({ length: 90_000 }, (_, at) => row(`L${at}`, '😀'.repeat(at % 3)));
    const cesu = Buffer.from(text(HEADER, ...long).replaceAll('😀', '\0'), 'utf8')
      .toString('latin1')
      .replaceAll('\0', '\xed\xa0\xbd\xed\xb8\x80');
    const { account } = await read(Buffer.from(cesu, 'latin1'));
    expect(account).toMatchObject({ accepted: 90_000 });
  });

  it('may end in the sign for the end of a text', async () => {
    const { account } = await read(text(HEADER, ...ROWS, '\u001a'));
    expect(account).toMatchObject({ accepted: 3, quarantined: 0 });
    const joined = await read(`${text(HEADER, ...ROWS)}\u001a`);
    expect(joined.account).toMatchObject({ accepted: 3, quarantined: 0 });
  });
});
