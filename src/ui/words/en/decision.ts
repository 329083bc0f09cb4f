import type { decision as source } from '../zh-CN/decision.ts';

export const decision: typeof source = {};
