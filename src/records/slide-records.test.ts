import { expect, it } from 'vitest';
import { slideOf } from '../document/model/test-support.ts';
import { fill, MONTH, ticket } from '../metrics/test-support.ts';
import { tickets } from '../pack/test-support.ts';
import { ziyangWords } from '../phrases/test-support.ts';
import { maskerOf } from '../privacy/masker.ts';
import { lentStore } from '../store/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import { slideRecords } from './slide-records.ts';

it('a slide reads the columns and rows that it shows, masked whatever the workbook does', async () => {
  await using store = await lentStore();
  await fill(store, [
    ticket({ user: '13300001234', cause: '李强说线路' }),
    ticket({ accepted: '2009-07-11 09:00:00' }),
    ticket({ accepted: '2009-06-30 09:00:00' }),
  ]);
  const records = { kind: 'records', title: null, list: 'l', top: 1 } as const;
  const columns = ['user_number', 'cause'];
  const presentColumns = tickets.columns.map(({ name }) => name);
  const list = {
    id: 'l',
    title: '清单',
    dataset: 'tickets',
    where: null,
    order: [],
    repeats: null,
    limit: 100,
  };
  const found = await slideRecords(
    {
      slides: [slideOf({ kind: 'note', text: '说明' }, { ...records, columns })],
      lists: [{ ...list, columns: ['ticket_id'] }],
    },
    {
      ingested: {
        datasets: [{ spec: tickets, provided: true, presentColumns }],
        files: [],
        quarantine: [],
        unknown: [],
        unread: [],
        superseded: [],
        impossible: [],
        unused: [],
        corrected: [],
        controlTotals: [],
      },
      workspace: workspaceOf({ privacy: { maskLists: false } }),
      month: MONTH,
      masker: maskerOf({ names: ['李强'], numbers: [], keep: [] }),
      store,
      words: ziyangWords(),
      warn: () => undefined,
    },
  );
  expect([...found.keys()]).toEqual(['s.2']);
  expect(found.get('s.2')).toMatchObject({ total: 2, rows: [['133****1234', '李**说线路']] });
});
