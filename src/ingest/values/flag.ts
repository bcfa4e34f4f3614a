import { message } from '../../messages/catalogue.ts';
import { bad, type CellReader, good, missing } from './parsed.ts';
import { comparable, isPlaceholder } from './text.ts';

const YES = ['是', 'Y', 'YES', 'TRUE', 'T', '1', '1.0', '√', '✓', '✔', '有', '对'];
const NO = ['否', 'N', 'NO', 'FALSE', 'F', '0', '0.0', '×', '✗', '✘', '无', '错', '不是'];

/** Words that answer a question about lateness, whichever way round the header asks it. */
const LATE = ['超时', '已超时', '逾期', '不及时', '未及时'];
const IN_TIME = ['及时', '未超时', '不超时', '按时', '准时', '未逾期'];

/** Words that answer a question about an estimate. */
const ROUGH = ['约', '大约', '估', '估计', '估算'];
const EXACT = ['实', '实数', '实际', '准确'];

/**
 * Makes the reader of a yes/no column from its header in the file. `inverse`: that header asks the
 * opposite of the canonical column, so that its 是 is a false.
 */
export function flagReader(header: string, inverse: boolean): CellReader {
  const answers = new Map<string, boolean>();
  const add = (words: readonly string[], answer: boolean) => {
    for (const word of words) answers.set(word, answer);
  };
  const asked = comparable(header).replace(/^是否/, '');
  add([asked, `已${asked}`], true);
  add([`未${asked}`, `不${asked}`, `非${asked}`], false);
  if (/超时|逾期|不及时/.test(asked)) {
    add(LATE, true);
    add(IN_TIME, false);
  } else if (/及时|按时|准时/.test(asked)) {
    add(LATE, false);
    add(IN_TIME, true);
  }
  if (/估计|估算/.test(asked)) {
    add(ROUGH, true);
    add(EXACT, false);
  }
  add(YES, true);
  add(NO, false);
  return (cell) => {
    const text = comparable(cell).replace(/^'/, '');
    const answer = answers.get(text);
    if (answer !== undefined) return good(answer !== inverse);
    return isPlaceholder(text) ? missing : bad(message('record.not_yes_or_no', {}));
  };
}
