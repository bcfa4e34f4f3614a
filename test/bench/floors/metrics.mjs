// DuckDB alone with a file of fault tickets: every cell as text into a table, typed by one statement without a look at what it
// could not read, then the very statements that the program asks its own table for figures. It checks and tells nothing.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [file = '', statements = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(
  `CREATE TABLE tickets AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', skip = 2, header = true,
    all_varchar = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n')`,
);
const text = (header, name) => `nullif("${header}", '') AS ${name}`;
const time = (header, name) => `try_strptime("${header}", '%Y-%m-%d %H:%M:%S') AS ${name}`;
const number = (header, name) => `TRY_CAST("${header}" AS DOUBLE) AS ${name}`;
const flag = (header, name) =>
  `CASE "${header}" WHEN '是' THEN true WHEN '否' THEN false END AS ${name}`;
const columns = [
  text('故障单号', 'ticket_id'),
  text('故障号码', 'user_number'),
  text('分公司', 'branch'),
  text('维护单位', 'department'),
  text('业务类型', 'service'),
  text('产品品牌', 'brand'),
  text('重点产品', 'key_product'),
  text('客户类型', 'segment'),
  text('用户星级', 'star'),
  time('受理时间', 'accepted_at'),
  time('派单时间', 'dispatched_at'),
  time('首次响应时间', 'responded_at'),
  time('到场时间', 'arrived_at'),
  time('恢复时间', 'restored_at'),
  time('归档时间', 'archived_at'),
  number('处理时限(小时)', 'limit_hours'),
  number('挂起时长(小时)', 'suspend_hours'),
  text('挂起原因', 'suspend_reason'),
  flag('是否超时', 'overdue'),
  flag('是否预处理', 'prehandled'),
  text('障碍现象', 'symptom'),
  text('障碍原因', 'cause'),
  text('是否重复申告', 'repeat_flag'),
  text('责任归属', 'side'),
  number('催修次数', 'hasten_count'),
  text('城乡标识', 'urban'),
];
const hours = "date_diff('second', accepted_at, restored_at) / 3600.0";
await connection.run(`CREATE TABLE fault_tickets AS SELECT *,
    left(cast(accepted_at AS varchar), 10) AS accepted_day,
    CASE WHEN brand IN ('E6', 'E8', 'E8-2') THEN '我的E家' ELSE brand END AS product_group,
    ${hours} AS gross_hours, ${hours} - coalesce(suspend_hours, 0) AS repair_hours,
    CASE WHEN restored_at IS NULL THEN false ELSE NOT overdue END AS on_time,
    CASE WHEN restored_at IS NULL THEN false ELSE ${hours} <= limit_hours END AS on_time_gross
  FROM (SELECT ${columns.join(', ')} FROM tickets)`);
for (const sql of JSON.parse(readFileSync(statements, 'utf8'))) await connection.runAndReadAll(sql);
connection.closeSync();
instance.closeSync();
