import { createRequire } from 'node:module';
import type Module from 'pptxgenjs';

/** What of the library's types is used here. */
type Presentation = InstanceType<typeof Module.default>;
export type LibrarySlide = Module.default.Slide;
export type TextProps = Module.default.TextProps;
export type TextOptions = Module.default.TextPropsOptions;
export type TableCell = Module.default.TableCell;
export type BorderProps = Module.default.BorderProps;

/** An empty presentation. The library's types and its two builds disagree on how it is imported; this is what runs. */
export function newPresentation(): Presentation {
  const load = createRequire(import.meta.url);
  const Library = load('pptxgenjs') as typeof Module.default;
  return new Library();
}
