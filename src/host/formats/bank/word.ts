import type { Wording } from './bank-problem.ts';

export const word = (zh: string, en: string): Wording => ({ 'zh-CN': zh, en });
export const listed = (values: readonly unknown[]) => values.map(String).join(', ');
