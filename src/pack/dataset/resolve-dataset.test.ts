import { expect, it } from 'vitest';
import { faultFrom, problemsOf } from '../../messages/test-support.ts';
import { loadPack } from '../load-pack.ts';
import { copiedPack } from '../test-support.ts';

it('tells what a dataset may not accept, with file and line', () => {
  const folder = copiedPack({
    'datasets/install_orders.yaml': (text) =>
      text
        .replace('header: 渠道,', 'header: 渠道, aliases: [品牌], inverse: [非渠道],')
        .replace('header: 支局,', 'header: 支局, starts: [时段],')
        .replace('ask: [{ header: 联系电话,', 'ask: [{ header: 竣工时间,')
        .replace(
          'when: done_at < accepted_at, void: [lead_hours]',
          'when: done < accepted_at, void: [lead, order_id]',
        )
        .replace('id: booking_backwards', 'id: done_before_accepted')
        .replace('when: on_time and not booked', 'when: "on_time; drop table x"'),
  });
  const found = problemsOf(faultFrom(() => loadPack(folder)));
  for (const one of [
    /^telecom\/datasets\/install_orders\.yaml:\d+ columns\[5\]: channel is no flag/,
    /columns\[4\]: grid is no date-time and cannot have starts or ends/,
    /columns\[6\]\.header: the header "品牌" is used by channel/,
    /columns\[2\]\.ask: the header "竣工时间" is used by done_at and cannot be asked about/,
    /impossible\[1\]\.when: dataset install_orders has no column "done"/,
    /impossible\[1\]\.void: no column "lead"/,
    /impossible\[1\]\.void: "order_id" tells which record it is/,
    /impossible\[2\]\.when: a condition is one expression/,
    /impossible\[3\]\.id: id done_before_accepted used twice/,
  ])
    expect(found).toContainEqual(expect.stringMatching(one));
});

it('demands what tells a record from a total row: a column that needs a value, or a key', () => {
  const without = (text: string) =>
    text.replaceAll(', required: value', '').replaceAll(/^ +required: value\n/gm, '');
  const folder = copiedPack({
    'datasets/penalties.yaml': (text) =>
      without(text)
        .replace(/^key: .*$/m, '')
        .replace(/^repeats: .*$/m, ''),
    'datasets/vip_customers.yaml': without,
  });
  const found = problemsOf(faultFrom(() => loadPack(folder)));
  expect(found).toContainEqual(
    expect.stringMatching(
      /penalties\.yaml:\d+ columns: some column needs `required: value`, or .* a key/,
    ),
  );
  expect(found.filter((one) => one.includes('vip_customers'))).toEqual([]);
});

it('checks the columns by which records are known again', () => {
  const folder = copiedPack({
    'datasets/penalties.yaml': (text) =>
      text
        .replace('by: [week, kind,', 'by: [weak, kind,')
        .replace('running: [seq]', 'running: [executor]'),
  });
  const found = problemsOf(faultFrom(() => loadPack(folder)));
  expect(found).toContainEqual(expect.stringMatching(/repeats\.by\[1\]: no column "weak"/));
  expect(found).toContainEqual(
    expect.stringMatching(/repeats\.running\[1\]: no column "executor"/),
  );
});

it('asks for columns of lengths, and for the wholes that have the longest', () => {
  const longest = (more: string) => (text: string) =>
    text.replace(/^(repeats: .*) \}$/m, `$1, longest: [${more}] }`).replace(/longest: .*, l/, 'l');
  const folder = copiedPack({
    'datasets/network_events.yaml': longest('users'),
    'datasets/complaints.yaml': longest('hours'),
  });
  const found = problemsOf(faultFrom(() => loadPack(folder)));
  expect(found).toContainEqual(
    expect.stringMatching(/repeats\.longest\[\d\]: "users" is no column of type hours/),
  );
  expect(found).toContainEqual(expect.stringMatching(/repeats\.longest: longest needs `whole`/));
});
