import { firstTheme, startBar } from './bar.ts';
import { startCharts } from './charts.ts';
import { startContents } from './contents.ts';
import { startExplain } from './explain.ts';
import { startFindings } from './findings.ts';
import { textMeasure } from './measure.ts';
import { openPage } from './page.ts';
import { startTables } from './tables.ts';
import { openTip } from './tip.ts';

/** Brings the page to life; without this script it is the report as it is printed. */
async function start(): Promise<void> {
  const page = openPage(firstTheme());
  document.documentElement.classList.add('is-live');
  startBar(page);
  startTables(page);
  const explain = startExplain(page);
  startFindings(page);
  startContents();
  // Charts are measured with the page's typeface, which is there a moment later.
  await document.fonts.ready;
  startCharts({ page, tip: openTip(), fonts: textMeasure(page.data.family), explain });
  document.documentElement.dataset.ready = 'true';
}

void start();
