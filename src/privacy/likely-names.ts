import { namesInCell } from './names-in-cell.ts';
import { isNobody } from './nobody.ts';

const HAN = /^\p{Script=Han}{2,4}$/u;
/** 买买提·艾力, John Lee; a word of one case alone is as likely an account or a code. */
const PARTED = /^\p{Script=Han}{1,7}(?:[·•．・]\p{Script=Han}{1,7})+$/u;
const LATIN = /^[A-Z][a-z]+(?:[ '-][A-Z][a-z]+)+$/;
/** Whoever handles a ticket may be a team. */
const TEAM =
  /(?:[组部局所站厅室队岗处课]|\p{Script=Han}{3}[班科台]|(?:维护|装维|综合|检修|值|夜|白|[一二三四五])班|中心|公司|系统|平台|渠道|社区|单位|机构|实业|代维|网点|小区|学校|医院|银行|酒店|政府|部门|人员|员工|自动|台席|客服|外线|内线)$/u;
const REMARK = /[(（[【][^)）\]】]*[)）\]】]?/g;
const SPACE = /\s+/;

/**
 * The names in a cell under a header that nobody declared, but that says it names people: only what has the form of a
 * person's name, and is no team and no word for nobody.
 */
export function likelyNames(cell: string): readonly string[] {
  const bare = cell.replace(REMARK, '').trim();
  const parts = bare.split(SPACE);
  const several = parts.length > 1 && parts.every((part) => HAN.test(part));
  const cells = several ? [...parts, bare] : [cell, bare];
  const names = cells.flatMap(namesInCell).filter(isLikely);
  return [...new Set(names)];
}

function isLikely(name: string): boolean {
  const bare = name.replace(/\s+/g, '');
  if (isNobody(bare) || TEAM.test(bare)) return false;
  return HAN.test(bare) || PARTED.test(bare) || LATIN.test(name);
}
