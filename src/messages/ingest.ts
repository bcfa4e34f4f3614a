import type { MessageTable } from './message.ts';

export const ingestMessages = {
} satisfies MessageTable;
