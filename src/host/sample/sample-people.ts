import type { StaffRole } from '#domain/roles.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { ReadDb } from '../storage/database.ts';
import { passIsValid } from '../practice-passes.ts';
import { candidateByAdmissionNumber } from '../storage/session-store.ts';

// People who do not exist. The passwords are published: they open nothing but an organisation that says SAMPLE everywhere.

export const samplePassword = 'sample-95598';
export const samplePassphrase = 'sample passphrase 95598';

export const sampleOrganisation = { 'zh-CN': '样例供电公司（SAMPLE）', en: 'SAMPLE Power Supply Company' };

export const sampleStaff: readonly { username: string; name: string; employeeNumber: string; role: StaffRole }[] = [
  { username: 'admin', name: '样例·管理员', employeeNumber: 'S001', role: 'administrator' },
  { username: 'author', name: '样例·命题员', employeeNumber: 'S002', role: 'author' },
  { username: 'proctor', name: '样例·监考员', employeeNumber: 'S003', role: 'proctor' },
  { username: 'examiner', name: '样例·考官', employeeNumber: 'S004', role: 'examiner' },
  { username: 'lead', name: '样例·主考', employeeNumber: 'S005', role: 'lead-examiner' },
  { username: 'decider', name: '样例·认证决定人', employeeNumber: 'S006', role: 'decision-maker' },
  { username: 'hr', name: '样例·人力资源专员', employeeNumber: 'S007', role: 'hr' },
  { username: 'marker', name: '样例·第二考官', employeeNumber: 'S008', role: 'examiner' },
];

interface SampleCandidate {
  readonly admissionNumber: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly unit: string;
  readonly locale: Locale;
  readonly extraMinutes: number;
  readonly trainers: readonly string[];
}

/** The last one was trained by the decision-maker: a conflict of interest to be seen on the decision screen. */
export const sampleCandidates: readonly SampleCandidate[] = [
  {
    admissionNumber: '95598001',
    name: '样例·林晓',
    employeeNumber: 'S101',
    unit: '热线一班',
    locale: 'zh-CN',
    extraMinutes: 0,
    trainers: ['S005'],
  },
  {
    admissionNumber: '95598002',
    name: '样例·陈望',
    employeeNumber: 'S102',
    unit: '热线一班',
    locale: 'zh-CN',
    extraMinutes: 10,
    trainers: [],
  },
  {
    admissionNumber: '95598003',
    name: 'SAMPLE Alex Morgan',
    employeeNumber: 'S103',
    unit: 'English desk',
    locale: 'en',
    extraMinutes: 0,
    trainers: [],
  },
  {
    admissionNumber: '95598004',
    name: '样例·周敏',
    employeeNumber: 'S104',
    unit: '热线二班',
    locale: 'zh-CN',
    extraMinutes: 0,
    trainers: ['S006'],
  },
];

/** The roster of the practical session. */
export const samplePracticalCandidates: readonly SampleCandidate[] = [
  {
    admissionNumber: '95598005',
    name: '样例·何静',
    employeeNumber: 'S105',
    unit: '热线二班',
    locale: 'zh-CN',
    extraMinutes: 0,
    trainers: [],
  },
  {
    admissionNumber: '95598006',
    name: 'SAMPLE Robin Hayes',
    employeeNumber: 'S106',
    unit: 'English desk',
    locale: 'en',
    extraMinutes: 0,
    trainers: [],
  },
];

/** Somebody who practises; the code of the pass is no secret, like the sample's passwords. */
export const sampleTrainee = { employeeNumber: 'S201', name: '样例·刘学', code: '95598-95598-9559A' };

/** What the sign-in screen of a sample organisation offers. */
export function sampleHints(db: ReadDb) {
  return {
    accounts: sampleStaff.map(({ username, role, name }) => ({ username, password: samplePassword, role, name })),
    passphrase: samplePassphrase,
    admissionNumbers: [...sampleCandidates, ...samplePracticalCandidates]
      .map((c) => c.admissionNumber)
      .filter((n) => candidateByAdmissionNumber(db, n) !== null),
    practiceCodes: passIsValid(db, sampleTrainee.code) ? [sampleTrainee.code] : [],
  };
}
