import { message } from '../../messages/catalogue.ts';
import type { EnumValue } from '../../pack/dataset/types.ts';
import type { Organization } from '../../workspace/types.ts';
import { nearest } from './nearest.ts';
import { bad, badBecause, type CellReader, good, missing } from './parsed.ts';
import { comparable, isNone } from './text.ts';

interface Member {
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Makes the reader of an enum column: members and aliases to the member, ambiguous words refused, unknown ones too
 * unless `unlisted` reads them.
 */
export function enumReader(
  values: readonly EnumValue[],
  ambiguous: readonly string[],
  unlisted: CellReader | null = null,
): CellReader {
  const members = values.map(({ value, aliases }) => ({ name: value, aliases }));
  const read = memberReader(members, (near) => message('record.unknown_value', { nearest: near }));
  const unclear = new Set(ambiguous.map(comparable));
  return (cell) => {
    if (unclear.has(comparable(cell))) return bad(message('record.ambiguous_value', {}));
    const known = read(cell);
    return known.ok || unlisted === null ? known : unlisted(cell);
  };
}

/** Makes the reader of a branch column: branches and what units of no branch are called, never a department. */
export function branchReader({
  branches,
  levels,
}: Pick<Organization, 'branches' | 'levels'>): CellReader {
  const { own, branch } = levels;
  const isBranch = branches.some(({ name }) => name === own.name);
  return memberReader(isBranch ? branches : [own, ...branches], (near) =>
    message('record.unknown_branch', { unit: branch.name, nearest: near }),
  );
}

/** Makes the reader of a department column: departments only, never a branch. */
export function departmentReader({
  departments,
  levels,
}: Pick<Organization, 'departments' | 'levels'>): CellReader {
  return memberReader(departments, (near) =>
    message('record.unknown_department', { unit: levels.department.name, nearest: near }),
  );
}

function memberReader(
  members: readonly Member[],
  unknown: (nearest: string | null) => ReturnType<typeof message>,
): CellReader {
  const byName = new Map<string, string>();
  for (const { name, aliases } of members) {
    for (const written of [name, ...aliases]) byName.set(comparable(written), name);
  }
  return (cell) => {
    const text = comparable(cell);
    // Spreadsheets write the answer 10 as 10.0.
    const member = byName.get(text) ?? byName.get(text.replace(/^(\d+)\.0+$/, '$1'));
    if (member !== undefined) return good(member);
    if (isNone(text)) return missing;
    return badBecause(() => {
      const near = nearest(text, byName.keys());
      return unknown(near === null ? null : (byName.get(near) ?? null));
    });
  };
}
