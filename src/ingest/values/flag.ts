import { message } from '../../messages/catalogue.ts';
import { bad, type CellReader, good, missing } from './parsed.ts';
import { comparable, isPlaceholder } from './text.ts';

const YES = ['是', 'Y', 'YES', 'TRUE', 'T', '1', '1.0', '√', '✓', '✔', '有', '对'];
const NO = ['否', 'N', 'NO', 'FALSE', 'F', '0', '0.0', '×', '✗', '✘', '无', '错', '不是'];

/** How a yes/no column is asked in a file, and which words answer it by themselves. */
export interface FlagQuestion {
  /** As the file has it: 是否超时. */
  readonly header: string;
  /** The header asks the opposite of the canonical column, so that its 是 is a false. */
  readonly inverse: boolean;
  /** Answers to the canonical column, whichever way round the header asks it: 超时, 及时. */
  readonly yesWords: readonly string[];
  readonly noWords: readonly string[];
}

/** Makes the reader of a yes/no column: signs and words for yes and no, the header's own words (已预处理), and the column's. */
export function flagReader({ header, inverse, yesWords, noWords }: FlagQuestion): CellReader {
  const answers = new Map<string, boolean>();
  const add = (words: readonly string[], answer: boolean) => {
    for (const word of words) answers.set(comparable(word), answer);
  };
  const asked = comparable(header).replace(/^.*\//, '').replace(/^是否/, '');
  add(yesWords, true);
  add(noWords, false);
  add([asked, `已${asked}`, ...YES], !inverse);
  add([`未${asked}`, `不${asked}`, `非${asked}`, ...NO], inverse);
  return (cell) => {
    const text = comparable(cell);
    const answer = answers.get(text);
    if (answer !== undefined) return good(answer);
    return isPlaceholder(text) ? missing : bad(message('record.not_yes_or_no', {}));
  };
}
