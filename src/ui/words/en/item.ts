import type { item as source } from '../zh-CN/item.ts';

export const item: typeof source = {};
