import type { MessageTable } from './message.ts';

export const metricsMessages = {
} satisfies MessageTable;
