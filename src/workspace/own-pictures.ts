import type { Report } from '../pack/declare/problems.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import { MOST_BYTES, type PictureFile, pictureIn } from '../process/picture-file.ts';
import { readPlainFile } from '../process/regular-file.ts';

/** A slide with the pictures that its blocks name; `place` gives where a name of the configuration may lead, or null. */
export function withPictures(
  slide: SlideSpec,
  place: (name: string) => string | null,
  report: Report,
): SlideSpec {
  const blocks = slide.blocks.map(({ column, block }, index) => {
    if (block.kind !== 'picture') return { column, block };
    const found = pictureAt(block.file, place);
    if ('width' in found) return { column, block: { ...block, picture: found } };
    report(['blocks', index, 'file'], found.zh, found.en);
    return { column, block };
  });
  return { ...slide, blocks };
}

function pictureAt(
  name: string,
  place: (name: string) => string | null,
): PictureFile | { readonly zh: string; readonly en: string } {
  const file = place(name);
  if (file === null)
    return {
      zh: '要放在工作区里，或把该文件夹写进 allow_paths',
      en: 'must be inside the workspace, or in a folder of allow_paths',
    };
  let bytes: Buffer;
  try {
    bytes = readPlainFile(file, MOST_BYTES);
  } catch {
    return {
      zh: `读不了图片 ${name}：没有这个文件，或不是普通文件，或超过 2 MB`,
      en: `the picture ${name} cannot be read: it is not there, is no plain file, or is over 2 MB`,
    };
  }
  const picture = pictureIn(bytes);
  if (typeof picture !== 'string') return picture;
  return {
    zh: `${name} 不是能用的 PNG 或 JPEG 图片，或像素过多`,
    en: `${name} is no PNG or JPEG picture that can be used, or has too many pixels`,
  };
}
