/** A number, whole or reduced by stars, that somebody wrote into the cell of a name. */
const NUMBER = /[+＋(（[]?[0-9０-９*＊][-－—.\s()（）0-9０-９*＊]{3,}[0-9０-９*＊][)）\]]?/g;
const EDGE =
  /^[\s:：、，,;；/／.．·\-－—()（）[\]【】]+|[\s:：、，,;；/／.．·\-－—()（）[\]【】]+$/g;
/** Words that stand beside a name in its cell. */
const LABEL = /^(?:联系人|姓名|客户名称|客户|用户|机主|投诉人|报障人|经办人|name)[:：\s]+/i;
const CALLED = /(?:电话|手机|联系方式|号码|tel)[:：\s]*$/i;
const TITLE = /(?:先生|女士|小姐|师傅|经理|老师|主任)$/;
const LIST = /[、/／,，;；]/;
const PERSON = /^\p{Script=Han}{2,4}$/u;

/**
 * The names that a cell for a name gives: itself, what stands beside a number in it, without what people are
 * called by, and each of several people. Only what can be a person's name is taken out of a longer text.
 */
export function namesInCell(cell: string): readonly string[] {
  const whole = cell.trim();
  const bare = trimmed(whole.replace(NUMBER, ' ').trim().replace(CALLED, ''));
  const parts = bare
    .split(LIST)
    .map((part) => trimmed(part.replace(CALLED, '')))
    .filter((part, _, all) => all.length > 1 && PERSON.test(part));
  const found = parts.length > 1 ? parts : [whole, bare, ...parts];
  const called = found.map((name) => name.replace(TITLE, '')).filter((name) => PERSON.test(name));
  return [...new Set([...found, ...called])].filter((name) => name !== '');
}

function trimmed(text: string): string {
  return text.replace(EDGE, '').replace(LABEL, '').replace(EDGE, '');
}
