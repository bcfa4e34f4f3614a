import { expect, it } from 'vitest';
import { faultFrom } from '../../messages/test-support.ts';
import { loadPack } from '../load-pack.ts';
import { copiedPack } from '../test-support.ts';

it.each(['workbook.back', 'formula.and', 'list.yes', 'reason.unjudged', 'word.measure'])(
  'a pack without the phrase %s is told so when it is loaded',
  (name) => {
    const line = new RegExp(`^ {2}${name.replaceAll('.', '\\.')}:.*\\n`, 'm');
    const folder = copiedPack({ 'phrases.yaml': (text) => text.replace(line, '') });
    const { said, problems } = faultFrom(() => loadPack(folder));
    expect(said.code).toBe('pack.invalid');
    expect(JSON.stringify(problems)).toContain(`the phrase ${name} is missing`);
  },
);
