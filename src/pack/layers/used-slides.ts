import { fieldName, type YamlFile, type YamlProblem } from '../../yaml/read.ts';
import { isMap, mergeYaml } from './merge-yaml.ts';

/**
 * The outline with the slides that it takes out of modules: `{ use: checks, number: "5.2" }` is the module's slide of
 * that id with the fields beside it laid over. An outline stays a table of contents.
 */
export function withUsedSlides(outline: YamlFile, modules: YamlFile): YamlFile {
  const slides = listIn(outline.value);
  if (slides === null) return outline;
  const problems: YamlProblem[] = [...outline.problems];
  const known = listIn(modules.value) ?? [];
  const parts = slides.map((slide, index): YamlFile => {
    const path = ['slides', index];
    const own = partOf(outline, path, slide);
    if (!isMap(slide) || !('use' in slide)) return own;
    const { use, ...fields } = slide;
    const at = known.findIndex((one) => isMap(one) && one.id === use);
    if (at < 0) {
      problems.push({
        ...outline.placeOf([...path, 'use']),
        field: fieldName([...path, 'use']),
        zh: `模块里没有「${String(use)}」这一页`,
        en: `no module has a slide "${String(use)}"`,
      });
      return partOf(outline, path, { ...fields, id: use });
    }
    return mergeYaml(partOf(modules, ['slides', at], known[at]), { ...own, value: fields });
  });
  const placeOf: YamlFile['placeOf'] = (path) => {
    const [list, index, ...rest] = path;
    const part = list === 'slides' ? parts[Number(index)] : undefined;
    return part ? part.placeOf(rest) : outline.placeOf(path);
  };
  return {
    file: outline.file,
    value: {
      ...(isMap(outline.value) ? outline.value : {}),
      slides: parts.map(({ value }) => value),
    },
    placeOf,
    lineOf: (path) => placeOf(path).line,
    problems,
  };
}

/** A part of a file as if it were one. */
function partOf(whole: YamlFile, at: readonly PropertyKey[], value: unknown): YamlFile {
  const placeOf: YamlFile['placeOf'] = (path) => whole.placeOf([...at, ...path]);
  return { file: whole.file, value, placeOf, lineOf: (path) => placeOf(path).line, problems: [] };
}

function listIn(value: unknown): readonly unknown[] | null {
  return isMap(value) && Array.isArray(value.slides) ? value.slides : null;
}
