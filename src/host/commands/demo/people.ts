import { randomBytes } from 'node:crypto';
import type { StaffRole } from '#domain/roles.ts';

// People who do not exist. Passwords and passphrase are made anew for each run and forgotten at its end.

export const organisation = { 'zh-CN': '演示供电公司', en: 'Demonstration Power Company' };

export function newSecret(): string {
  return randomBytes(18).toString('base64url');
}

interface Post {
  readonly role: StaffRole;
  readonly username: string;
  readonly name: string;
  readonly employeeNumber: string;
}

export const posts = [
  'administrator',
  'author',
  'proctor',
  'decision-maker',
  'hr',
  'lead-examiner',
  'first-examiner',
  'second-examiner',
  'third-examiner',
] as const;
export type DemoPost = (typeof posts)[number];

export const staff: Readonly<Record<DemoPost, Post>> = {
  administrator: { role: 'administrator', username: 'admin', name: '高远', employeeNumber: '0001001' },
  author: { role: 'author', username: 'author', name: '文静', employeeNumber: '0001002' },
  proctor: { role: 'proctor', username: 'proctor', name: '郑严', employeeNumber: '0001003' },
  'decision-maker': { role: 'decision-maker', username: 'decider', name: '丁立', employeeNumber: '0001004' },
  hr: { role: 'hr', username: 'hr', name: '任敏', employeeNumber: '0001005' },
  'lead-examiner': { role: 'lead-examiner', username: 'lead', name: '康正', employeeNumber: '0001006' },
  'first-examiner': { role: 'examiner', username: 'examiner1', name: '许平', employeeNumber: '0001007' },
  'second-examiner': { role: 'examiner', username: 'examiner2', name: '严肃', employeeNumber: '0001008' },
  'third-examiner': { role: 'examiner', username: 'examiner3', name: '钟允', employeeNumber: '0001009' },
};

/** In the order of the roster: one who passes, one who fails, one whose host is killed. */
const names = { passes: '王晓芳', fails: '李建国', interrupted: 'Alex Morgan' } as const;

/** HR's list, as a spreadsheet saves it. The first candidate was trained by the proctor; admission numbers are left to the host. */
export const rosterCsv = [
  '姓名,工号,单位,语言,延时分钟,培训师工号',
  `${names.passes},0012001,东城营业厅,中文,0,0001003`,
  `${names.fails},0012002,西城营业厅,中文,0,`,
  `${names.interrupted},0012003,English desk,English,10,`,
].join('\r\n');
