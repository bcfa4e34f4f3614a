import type { MessageTable } from './message.ts';

export const outputMessages = {
} satisfies MessageTable;
