import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importsOf, missingRooms, roomsIn, wallProblems } from './walls.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const TABLE = `
| room | takes → gives | libraries | reads |
| ---- | ------------- | --------- | ----- |
| \`high\` | all | – | \`low\`, \`low/inner\` |
| \`low\` | some | \`zod\` | – |
| \`low/inner\` | less | – | \`low\` |

More text with \`names\`.
`;

const SOUND = {
  'high/a.ts': "import { b } from '../low/b.ts';\nimport { c } from '../low/inner/c.ts';",
  'low/b.ts': "import { z } from 'zod';\nimport { readFileSync } from 'node:fs';",
  'low/inner/c.ts': "export type { B } from '../b.ts';",
};

function problems(files: Readonly<Record<string, string>>, table = TABLE): readonly string[] {
  const source = mkdtempSync(join(tmpdir(), 'report-walls-'));
  onTestFinished(() => rmSync(source, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), text);
  }
  const rooms = roomsIn(table);
  return [...missingRooms(rooms, source), ...wallProblems(rooms, importsOf(source))];
}

describe('the walls between rooms', () => {
  it('stand as docs/rooms.md says, no permission more and none less', () => {
    const rooms = roomsIn(readFileSync(at('docs/rooms.md'), 'utf8'));
    expect(rooms.length).toBeGreaterThan(30);
    const imports = importsOf(at('src'));
    expect(imports.length).toBeGreaterThan(1000);
    expect(missingRooms(rooms, at('src'))).toEqual([]);
    expect(wallProblems(rooms, imports)).toEqual([]);
  });

  it('are kept by files that only read what their row names', () => {
    expect(problems(SOUND)).toEqual([]);
  });

  it('tell each step through them', () => {
    const step = (file: string, text: string) => problems({ ...SOUND, [file]: text });
    expect(step('low/up.ts', "import type { A } from '../high/a.ts';")).toEqual([
      'low/up.ts: low may not read high (high/a.ts)',
    ]);
    expect(step('low/up.ts', "const a = await import('../high/a.ts');")).toEqual([
      'low/up.ts: low may not read high (high/a.ts)',
    ]);
    expect(step('low/in.ts', "import {\n  type C,\n  c,\n} from './inner/c.ts';")).toEqual([
      'low/in.ts: low may not read low/inner (low/inner/c.ts)',
    ]);
    expect(step('high/z.ts', "import { z } from 'zod';")).toEqual([
      'high/z.ts: high may not use zod',
    ]);
    expect(step('high/z.test.ts', "import { z } from 'zod';")).toEqual([]);
  });

  it('give no free pass to a new folder, and keep no row without use', () => {
    expect(problems({ ...SOUND, 'new/d.ts': "import { b } from '../low/b.ts';" })).toEqual([
      'src/new has no row in the table',
      'new/d.ts stands in no room of the table',
    ]);
    expect(problems({ ...SOUND, 'low/b.ts': '' })).toEqual([
      'the table lets low use zod, which it does not',
    ]);
    expect(problems(SOUND, TABLE.replace('\n\nMore', '\n| `gone` | – | – | – |\n\nMore'))).toEqual([
      'the table has a row for gone, which is not there',
    ]);
  });

  it('stand in no circle', () => {
    const circle = TABLE.replace(
      '| `low` | some | `zod` | – |',
      '| `low` | some | `zod` | `high` |',
    );
    expect(problems({ ...SOUND, 'low/up.ts': "import '../high/a.ts';" }, circle)).toEqual([
      'high is read, in a circle, by what it reads',
      'low is read, in a circle, by what it reads',
      'low/inner is read, in a circle, by what it reads',
    ]);
  });
});
