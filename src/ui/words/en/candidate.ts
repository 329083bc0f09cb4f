import type { candidate as source } from '../zh-CN/candidate.ts';

export const candidate: typeof source = {};
