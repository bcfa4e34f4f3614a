/** The formats that people may ask for, in the order in which they are made; JSON is always written. */
export const FORMATS = ['pdf', 'pptx', 'xlsx', 'html', 'json'] as const;

export type Format = (typeof FORMATS)[number];
