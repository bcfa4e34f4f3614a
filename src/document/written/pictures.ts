import { Buffer } from 'node:buffer';
import type { NotePicture } from '../../notes/types.ts';
import type { Block } from '../model/types.ts';

/** The blocks of pictures, each with its caption, else with what the note says that it shows. */
export function pictureBlocks(pictures: readonly NotePicture[], id: string): readonly Block[] {
  return pictures.map(({ format, width, height, bytes, alt, caption }, index) => ({
    kind: 'picture',
    id: `${id}.picture${index + 1}`,
    dataUrl: `data:image/${format};base64,${Buffer.from(bytes).toString('base64')}`,
    width,
    height,
    caption: caption || alt || null,
  }));
}
