/** The phrases that charts and heat tables ask for. */
export const chartPhrases: readonly string[] = [
  'status.edge',
  'column.unit',
  'chart.cumulative',
  'chart.apart',
  'chart.month',
  'chart.no_previous',
  'chart.no_change',
  'chart.relative',
  'chart.interval',
  'chart.rank_up',
  'chart.rank_down',
  'chart.rank_same',
  'chart.about',
  'chart.event',
  'chart.event_label',
  'chart.undated',
];
