import { expect, it } from 'vitest';
import { openBench } from '../test-support.ts';

const HEADER = '单号,分公司,维护单位,品牌,受理时间,归档时间,处理时限,是否超时,原因';
const two = (number: number) => String(number).padStart(2, '0');

/** The n-th record: no cell of it is in plain form, and hardly any is like that of another record. */
function odd(n: number): string {
  const [day, hour, minute] = [(n % 28) + 1, n % 24, n % 60];
  const isBad = n % 5 === 0;
  const accepted = isBad
    ? `2009年7月${day}日${hour}点多${minute}`
    : `2009年7月${day}日${hour}时${minute}分`;
  const cells = [`Ｔ${n}`, '', n % 2 === 0 ? '简阳实业' : '-', n % 7 === 0 ? `E${n}` : 'Ｅ8'];
  return [...cells, accepted, '', `${n}分钟`, n % 3 === 0 ? '逾期' : '准时', `线路 ${n}  号`].join(
    ',',
  );
}

it.each([3, 30, 190, 450, 1_300])(
  'what %i unlike texts of a column mean does not hang on how many there are',
  async (count) => {
    await using bench = await openBench();
    const rows = Array.from({ length: count }, (_, n) => odd(n));
    await bench.put('障碍.csv', [HEADER, ...rows].join('\n'));
    const { quarantine } = await bench.run();
    const stored = await bench.store.rows('SELECT * FROM tickets');
    const usable = Array.from({ length: count }, (_, n) => n).filter(
      (n) => n % 2 === 0 && n % 5 !== 0 && n % 7 !== 0,
    );
    expect(stored.map(({ ticket_id }) => ticket_id)).toEqual(usable.map((n) => `T${n}`));
    expect(stored.map((row) => [row.branch, row.brand, row.overdue, row.cause])).toEqual(
      usable.map((n) => ['简阳', 'E8', n % 3 === 0, `线路 ${n} 号`]),
    );
    expect(stored.map(({ accepted_at }) => accepted_at)).toEqual(
      usable.map((n) => `2009-07-${two((n % 28) + 1)} ${two(n % 24)}:${two(n % 60)}:00`),
    );
    expect(stored.map(({ limit_hours }) => Number(limit_hours).toFixed(6))).toEqual(
      usable.map((n) => (n / 60).toFixed(6)),
    );
    const why = quarantine.map(({ record, column }) => [record - 2, column]);
    const wanted = rows.flatMap((_, n) => {
      if (n % 7 === 0) return [[n, '品牌']];
      if (n % 5 === 0) return [[n, '受理时间']];
      return n % 2 === 1 ? [[n, '分公司']] : [];
    });
    expect(why).toEqual(wanted);
  },
);
