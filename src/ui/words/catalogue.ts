import type { Locale } from '#domain/item/locale.ts';
import * as enCandidate from './en/candidate.ts';
import * as enCommon from './en/common.ts';
import * as enDecision from './en/decision.ts';
import * as enHr from './en/hr.ts';
import * as enItem from './en/item.ts';
import * as enOffice from './en/office.ts';
import * as enProctor from './en/proctor.ts';
import * as enSetup from './en/setup.ts';
import * as enSignIn from './en/sign-in.ts';
import * as enStaff from './en/staff.ts';
import * as zhCandidate from './zh-CN/candidate.ts';
import * as zhCommon from './zh-CN/common.ts';
import * as zhDecision from './zh-CN/decision.ts';
import * as zhHr from './zh-CN/hr.ts';
import * as zhItem from './zh-CN/item.ts';
import * as zhOffice from './zh-CN/office.ts';
import * as zhProctor from './zh-CN/proctor.ts';
import * as zhSetup from './zh-CN/setup.ts';
import * as zhSignIn from './zh-CN/sign-in.ts';
import * as zhStaff from './zh-CN/staff.ts';

const zh = {
  ...zhCandidate,
  ...zhCommon,
  ...zhDecision,
  ...zhHr,
  ...zhItem,
  ...zhOffice,
  ...zhProctor,
  ...zhSetup,
  ...zhSignIn,
  ...zhStaff,
};

/** All words, by audience. Chinese is the source: English must have exactly its keys, or the program does not compile. */
export type Catalogue = typeof zh;

const en: Catalogue = {
  ...enCandidate,
  ...enCommon,
  ...enDecision,
  ...enHr,
  ...enItem,
  ...enOffice,
  ...enProctor,
  ...enSetup,
  ...enSignIn,
  ...enStaff,
};

export const catalogues: Record<Locale, Catalogue> = { 'zh-CN': zh, en };
