import type { CaseNote } from '../../notes/types.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, Slide } from '../model/types.ts';
import { footerFor } from './note-footer.ts';
import { pictureBlocks } from './pictures.ts';
import { written, writtenAll } from './written-text.ts';

/** Makes a slide of each case: its parts, its pictures beside them, and what kind of case it is. */
export function caseSlides(spec: SlideSpec, context: DocumentContext): readonly Slide[] {
  return context.notes.cases.map((told, index) => {
    const id = `${spec.id}.${index + 1}`;
    const parts = told.parts.map(({ part, paragraphs }) => ({
      head: context.say(`notes.case.${part}`, {}),
      paragraphs: writtenAll(paragraphs, told.place, context),
    }));
    const text: readonly Block[] = [
      { kind: 'case', id: `${id}.case`, parts },
      { kind: 'note', id: `${id}.about`, text: aboutText(told, context) },
    ];
    const pictures = pictureBlocks(told.pictures, id);
    return {
      id,
      layout: spec.layout,
      section: spec.section === '' ? null : spec.section,
      number: spec.number,
      title: context.say('notes.case_title', { title: spec.title, type: told.type ?? '' }),
      headline: told.headline === null ? null : written(told.headline, told.place, context).text,
      columns: pictures.length === 0 ? [1] : [3, 2],
      blocks: [
        ...text.map((block) => ({ column: 0, block })),
        ...pictures.map((block) => ({ column: 1, block })),
      ],
      footer: footerFor([told.place], context),
      isBrief: spec.isBrief,
    };
  });
}

function aboutText(told: CaseNote, { say }: DocumentContext): string {
  return say('notes.case_about', {
    units: told.units.join('、'),
    judged: told.judged ?? '',
    id: told.caseId ?? '',
  });
}
