import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { parseYaml } from '../yaml/read.ts';
import { resolveDataset } from './dataset/resolve-dataset.ts';
import { datasetSchema } from './dataset/schema.ts';
import type { DatasetSpec } from './dataset/types.ts';
import type { Report } from './declare/problems.ts';
import { resolveMetric } from './metric/resolve-metric.ts';
import { metricSchema } from './metric/schema.ts';
import type { MetricSpec } from './metric/types.ts';
import { type LevelsConfig, levelPhrases, levelsSchema } from './rules/levels-config.ts';
import { phrasesSchema } from './schema.ts';
import type { Pack } from './types.ts';

/** The folder of the pack that comes with the program. */
export const ZIYANG = fileURLToPath(new URL('../../templates/ziyang', import.meta.url));

/** The exports and figures of telecom branches, a module. */
export const TELECOM = fileURLToPath(new URL('../../templates/telecom', import.meta.url));

/** The module that every pack is laid over. */
export const BASE = fileURLToPath(new URL('../../templates/base', import.meta.url));

/** Who sets limits and whom they judge, as the pack calls them. */
export const ziyangLevels: LevelsConfig = levelsSchema.parse(valueIn(TELECOM, 'levels.yaml'));

let phrases: Pack['phrases'] | null = null;

/** The pack's own phrases, read without checking the whole pack; once, and everybody gets the same ones. */
export function ziyangPhrases(): Pack['phrases'] {
  phrases ??= Object.freeze({
    ...phrasesSchema.parse(valueIn(BASE, 'phrases.yaml')).phrases,
    ...phrasesSchema.parse(valueIn(TELECOM, 'phrases.yaml')).phrases,
    ...levelPhrases(ziyangLevels),
  });
  return phrases;
}

function valueIn(folder: string, file: string): unknown {
  return parseYaml(readFileSync(join(folder, file), 'utf8'), file).value;
}

/** An empty folder that goes when the test has ended. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the pack with its modules beside it, of which a file is edited wherever it stands; gives the folder. */
export function copiedPack(edits: Readonly<Record<string, (text: string) => string>>): string {
  const root = tempFolder();
  const folder = join(root, 'copied');
  cpSync(ZIYANG, folder, { recursive: true });
  const modules = ['base', 'telecom'].map((name) => join(root, name));
  for (const one of modules) cpSync(join(BASE, '..', basename(one)), one, { recursive: true });
  for (const [name, edit] of Object.entries(edits)) {
    const files = [folder, ...modules]
      .map((one) => join(one, name))
      .filter((one) => existsSync(one));
    for (const file of files) writeFileSync(file, edit(readFileSync(file, 'utf8')));
  }
  return folder;
}

const mustBeRight: Report = (path, _zh, en) => {
  throw new Error(`${path.join('.')}: ${en}`);
};

/** A small dataset of fault tickets with a column of each kind that metrics use. */
export const tickets: DatasetSpec = resolveDataset(
  datasetSchema.parse({
    id: 'tickets',
    name: '障碍单',
    cohort: 'accepted_at',
    key: ['ticket_id'],
    columns: [
      { name: 'ticket_id', type: 'id', header: '故障单号' },
      { name: 'user_number', type: 'id', header: '故障号码' },
      { name: 'branch', type: 'branch', header: '分公司' },
      { name: 'department', type: 'department', header: '维护单位' },
      { name: 'service', type: 'enum', header: '业务类型', values: ['固话', 'ADSL'] },
      { name: 'brand', type: 'enum', header: '产品品牌', values: ['E6', 'E8'] },
      { name: 'cause', type: 'text', header: '障碍原因' },
      { name: 'accepted_at', type: 'datetime', header: '受理时间' },
      { name: 'restored_at', type: 'datetime', header: '恢复时间' },
      { name: 'overdue', type: 'flag', header: '是否超时' },
    ],
    derived: [
      {
        name: 'on_time',
        label: '及时恢复',
        type: 'flag',
        needs: [['restored_at', 'overdue']],
        sql: 'case when restored_at is null then false else not overdue end',
      },
      {
        name: 'accepted_day',
        label: '受理日期',
        type: 'day',
        needs: [['accepted_at']],
        sql: 'left(cast(accepted_at as varchar), 10)',
      },
    ],
  }),
  mustBeRight,
);

/** A metric over {@link tickets}, declared as in `metrics.yaml`; a wrong reference throws. */
export function metricOf(raw: Partial<z.input<typeof metricSchema>>): MetricSpec {
  const whole = { id: 'm', name: '指标', dataset: 'tickets', calculator: 'count', ...raw };
  const context = { datasets: [tickets], scopes: [], measure: '单' };
  const metric = resolveMetric(metricSchema.parse(whole), context, mustBeRight);
  if (!metric) throw new Error(`metric ${whole.id} could not be resolved`);
  return metric;
}
