import type { MessageTable } from './message.ts';

export const renderMessages = {
} satisfies MessageTable;
