import type { hr as source } from '../zh-CN/hr.ts';

export const hr: typeof source = {};
