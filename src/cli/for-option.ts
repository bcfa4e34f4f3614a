import { type Focus, focusesOf, MEMBER_LEVELS, type MemberLevel } from '../member/focus.ts';
import { fault } from '../messages/fault.ts';
import { levelNamed } from '../pack/rules/levels-config.ts';
import type { Organization } from '../workspace/types.ts';

/**
 * `--for branch`, `--for branch=安岳,乐至`: the members of a level that reports are made for, the level by its id or by what
 * the pack calls it, members by any of their names. Faults: `cli.bad_for`, `cli.no_members`.
 */
export function focusesFrom(given: string, organization: Organization): readonly Focus[] {
  const [, word = '', names] = /^([^=]*)(?:=([\s\S]*))?$/.exec(given.trim()) ?? [];
  const { levels } = organization;
  const level = levelNamed(word.trim(), levels);
  const isMember = (one: string | null): one is MemberLevel =>
    MEMBER_LEVELS.some((known) => known === one);
  if (!isMember(level)) {
    const known = MEMBER_LEVELS.flatMap((one) => [one, levels[one].name]);
    throw fault('cli.bad_for', { given: word, known });
  }
  const all = focusesOf(level, organization);
  if (all.length === 0) throw fault('cli.no_members', { level: levels[level].name });
  if (names === undefined) return all;
  const units = level === 'branch' ? organization.branches : organization.departments;
  const wanted = names
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const unit = units.find(({ name, aliases }) => name === one || aliases.includes(one));
      if (!unit) throw fault('cli.bad_for', { given: one, known: units.map(({ name }) => name) });
      return unit.name;
    });
  if (wanted.length === 0)
    throw fault('cli.bad_for', { given: names, known: units.map(({ name }) => name) });
  return all.filter(({ name }) => wanted.includes(name));
}
