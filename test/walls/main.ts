import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importsOf, missingRooms, roomsIn, wallProblems } from './walls.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const rooms = roomsIn(readFileSync(at('docs/rooms.md'), 'utf8'));
const problems = [...missingRooms(rooms, at('src')), ...wallProblems(rooms, importsOf(at('src')))];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
