import { entry, type MessageTable } from './message.ts';

/** What is said of tables that lie in ClickHouse. */
export const clickhouseMessages = {
  'clickhouse.not_configured': entry(
    'usage',
    (p: { file: string }) =>
      `${p.file} 里没有 engine: { kind: clickhouse }，不知道装到哪里（见 docs/scale.md）`,
    (p) =>
      `${p.file} has no engine: { kind: clickhouse }, so nobody knows where to load to (docs/scale.md)`,
  ),
  'clickhouse.no_url': entry(
    'usage',
    (p: { file: string }) =>
      `${p.file} 的 engine 没有写 url，环境变量 CLICKHOUSE_URL 也没有，不知道 ClickHouse 在哪里`,
    (p) =>
      `engine in ${p.file} has no url and CLICKHOUSE_URL is not set, so ClickHouse is nowhere known`,
  ),
  'clickhouse.unreachable': entry(
    'output',
    (p: { url: string; reason: string }) => `连不上 ClickHouse（${p.url}）：${p.reason}`,
    (p) => `ClickHouse at ${p.url} cannot be reached: ${p.reason}`,
  ),
  'clickhouse.refused': entry(
    'output',
    (p: { url: string; reason: string }) => `ClickHouse（${p.url}）拒绝了请求：${p.reason}`,
    (p) => `ClickHouse at ${p.url} refused: ${p.reason}`,
  ),
  'clickhouse.incomplete': entry(
    'output',
    (p: { table: string; arrived: number; rows: number }) =>
      `装入 ClickHouse 的表 ${p.table} 有 ${p.arrived} 行，应为 ${p.rows} 行；没有替换原来的表`,
    (p) =>
      `table ${p.table} arrived in ClickHouse with ${p.arrived} of ${p.rows} rows; the tables that were there stay`,
  ),
  'clickhouse.not_loaded': entry(
    'inputs',
    (p: { database: string; period: string }) =>
      `ClickHouse 的数据库 ${p.database} 里没有 ${p.period} 的明细表。请先运行 report tables load --month ${p.period}`,
    (p) =>
      `database ${p.database} of ClickHouse has no tables of ${p.period}; run report tables load --month ${p.period} first`,
  ),
  'clickhouse.other_definition': entry(
    'inputs',
    (p: { database: string; period: string }) =>
      `ClickHouse 的数据库 ${p.database} 是按另一套定义或另一个版本装入的（数据集、口径、机构或周期不同）。请重新运行 report tables load --month ${p.period}`,
    (p) =>
      `the tables in database ${p.database} of ClickHouse were made by other definitions or another version; run report tables load --month ${p.period} again`,
  ),
  'clickhouse.replaced': entry(
    'output',
    (p: { database: string; period: string }) =>
      `${p.period} 的明细表在用的时候被重新装入了 ClickHouse（${p.database}），没有生成任何东西。请再运行一次`,
    (p) =>
      `the tables of ${p.period} were loaded into ClickHouse (${p.database}) anew while they were used, so nothing was made; run it again`,
  ),
  'tables.changing': entry(
    'inputs',
    (p: { period: string }) =>
      `${p.period} 的导出在读的时候变了，明细表没有写。请等导出完成后再运行`,
    (p) =>
      `the exports of ${p.period} changed while they were read, so no tables were written; run it again once they are complete`,
  ),
  'cli.bad_tables': entry(
    'usage',
    (p: { given: string }) => `report tables ${p.given}：要写 export --to <文件夹>，或 load`,
    (p) => `report tables ${p.given}: say export --to <folder>, or load`,
  ),
  'cli.tables_exported': entry(
    'info',
    (p: { folder: string; tables: number; rows: number }) =>
      `${p.tables} 张表、${p.rows} 行写入 ${p.folder}（没有遮盖姓名和号码）`,
    (p) =>
      `${p.tables} tables, ${p.rows} rows, written to ${p.folder} (names and numbers are not masked)`,
  ),
  'cli.tables_loaded': entry(
    'info',
    (p: { database: string; tables: number; rows: number }) =>
      `${p.tables} 张表、${p.rows} 行装入 ClickHouse 的数据库 ${p.database}（没有遮盖姓名和号码）`,
    (p) =>
      `${p.tables} tables, ${p.rows} rows, loaded into database ${p.database} of ClickHouse (names and numbers are not masked)`,
  ),
  'clickhouse.exports_changed': entry(
    'warning',
    (p: { database: string; period: string }) =>
      `${p.period} 的导出与装入 ClickHouse（${p.database}）时不同，报告用的是装入时的数据。要用现在的，请重新运行 report tables load --month ${p.period}`,
    (p) =>
      `the exports of ${p.period} are not those that were loaded into ClickHouse (${p.database}), whose rows the report is made of; run report tables load --month ${p.period} for those of now`,
  ),
} satisfies MessageTable;
