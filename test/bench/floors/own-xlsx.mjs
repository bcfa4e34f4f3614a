// The program's own reader over every row of a workbook, with all its guards.
import { open } from 'node:fs/promises';
import { fileSource } from '../../../dist/ingest/bytes/byte-source.js';
import { sheetsOf } from '../../../dist/ingest/xlsx/workbook.js';

const [file = ''] = process.argv.slice(2);
let cells = 0;
const handle = await open(file);
const source = await fileSource(handle);
for await (const { records } of sheetsOf(source, file))
  for await (const record of records) cells += record.cells.length;
await handle.close();
process.stdout.write(`${cells}\n`);
