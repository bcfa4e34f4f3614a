import type { Deck } from '../../deck/types.ts';
import type { Edition } from '../../document/model/types.ts';
import type { StageName } from '../../messages/stages.ts';
import type { FormatFile } from '../../output/write-report.ts';
import type { Pack } from '../../pack/types.ts';
import type { PdfBrowser } from '../../render/pdf/pdf-browser.ts';
import type { Workspace } from '../../workspace/types.ts';
import type { Reporter } from '../effects.ts';
import type { Report } from '../make-report.ts';

/** What every format is made from. */
export interface RenderRequest {
  readonly report: Report;
  readonly workspace: Workspace;
  readonly pack: Pack;
  /** What of the deck is printed; the workbook and the data are always whole. */
  readonly edition: Edition;
  readonly browser: PdfBrowser;
  /** The deck as an earlier format of this run laid it out; null where none did. */
  readonly fitted: Deck | null;
  readonly reporter: Reporter;
  /** Told when the browser goes on alone for long, so that nothing else waits any longer for this process. */
  readonly onAlone: () => void;
}

/** A file, and the deck that it was made of. */
export interface Rendered {
  readonly file: FormatFile;
  readonly fitted?: Deck;
}

/** One form in which people take the report away. */
export interface OutputFormat {
  /** What the run calls the time that it takes. */
  readonly stage: StageName;
  /** Made without a deck, and so beside the formats that measure one. */
  readonly isApart?: boolean;
  /** The file, whole but not yet written. A block that cannot be drawn is a warning and costs itself. */
  render(request: RenderRequest): Promise<Rendered>;
}
