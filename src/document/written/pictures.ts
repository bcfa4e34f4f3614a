import { Buffer } from 'node:buffer';
import type { NotePicture } from '../../notes/types.ts';
import type { PictureFile } from '../../process/picture-file.ts';
import type { Block } from '../model/types.ts';

/** The blocks of pictures, each with its caption, else with what the note says that it shows. */
export function pictureBlocks(pictures: readonly NotePicture[], id: string): readonly Block[] {
  return pictures.map((picture, index) =>
    pictureBlock(picture, picture.caption || picture.alt || null, `${id}.picture${index + 1}`),
  );
}

/** The block of one picture. */
export function pictureBlock(
  { format, width, height, bytes }: PictureFile,
  caption: string | null,
  id: string,
): Block {
  const dataUrl = `data:image/${format};base64,${Buffer.from(bytes).toString('base64')}`;
  return { kind: 'picture', id, dataUrl, width, height, caption };
}
