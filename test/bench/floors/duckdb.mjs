// DuckDB alone with a file of fault tickets: every cell as text into a table, then the group-bys of the fault metrics,
// times typed where they are needed. It checks nothing, and tells of nothing that it could not read.
import { DuckDBInstance } from '@duckdb/node-api';

const [file = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(
  `CREATE TABLE tickets AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', skip = 2, header = true,
    all_varchar = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n')`,
);
await connection.run(`CREATE VIEW typed AS SELECT *,
  try_strptime("受理时间", '%Y-%m-%d %H:%M:%S') AS accepted, try_strptime("恢复时间", '%Y-%m-%d %H:%M:%S') AS restored,
  TRY_CAST("挂起时长(小时)" AS DOUBLE) AS suspended FROM tickets`);
const month = `accepted >= TIMESTAMP '2009-07-01' AND accepted < TIMESTAMP '2009-08-01'`;
const groups = [
  '"分公司"',
  '"维护单位"',
  '"业务类型"',
  '"产品品牌"',
  '"客户类型"',
  "date_trunc('day', accepted)",
];
for (const group of groups) {
  await connection.runAndReadAll(`SELECT ${group} AS d0, count(*) AS denominator,
    count(*) FILTER (WHERE "是否超时" = '否') AS numerator FROM typed WHERE ${month} GROUP BY d0`);
  await connection.runAndReadAll(`SELECT ${group} AS d0, count(*) AS n,
    sum(date_diff('second', accepted, restored) / 3600.0 - coalesce(suspended, 0)) AS hours
    FROM typed WHERE ${month} AND restored IS NOT NULL GROUP BY d0`);
}
connection.closeSync();
instance.closeSync();
