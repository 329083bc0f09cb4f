import type { Locale } from '#domain/item/locale.ts';
import * as enAccess from './en/access.ts';
import * as enAdministration from './en/administration.ts';
import * as enArchive from './en/archive.ts';
import * as enBankOverview from './en/bank-overview.ts';
import * as enBanks from './en/banks.ts';
import * as enBlueprints from './en/blueprints.ts';
import * as enCalls from './en/calls.ts';
import * as enCalibration from './en/calibration.ts';
import * as enCandidate from './en/candidate.ts';
import * as enCertificates from './en/certificates.ts';
import * as enCommon from './en/common.ts';
import * as enDay from './en/day.ts';
import * as enDecision from './en/decision.ts';
import * as enHr from './en/hr.ts';
import * as enItem from './en/item.ts';
import * as enNetwork from './en/network.ts';
import * as enLockdown from './en/lockdown.ts';
import * as enMarking from './en/marking.ts';
import * as enMarkingLead from './en/marking-lead.ts';
import * as enOffice from './en/office.ts';
import * as enPaper from './en/paper.ts';
import * as enPaperSheets from './en/paper-sheets.ts';
import * as enPractice from './en/practice.ts';
import * as enPrinted from './en/printed.ts';
import * as enProctor from './en/proctor.ts';
import * as enResilience from './en/resilience.ts';
import * as enReviews from './en/reviews.ts';
import * as enRoom from './en/room.ts';
import * as enRoomDay from './en/room-day.ts';
import * as enRooms from './en/rooms.ts';
import * as enRota from './en/rota.ts';
import * as enSchemes from './en/schemes.ts';
import * as enSessions from './en/sessions.ts';
import * as enSetup from './en/setup.ts';
import * as enSignIn from './en/sign-in.ts';
import * as enStaff from './en/staff.ts';
import * as enVerify from './en/verify.ts';
import * as zhAccess from './zh-CN/access.ts';
import * as zhAdministration from './zh-CN/administration.ts';
import * as zhArchive from './zh-CN/archive.ts';
import * as zhBankOverview from './zh-CN/bank-overview.ts';
import * as zhBanks from './zh-CN/banks.ts';
import * as zhBlueprints from './zh-CN/blueprints.ts';
import * as zhCalls from './zh-CN/calls.ts';
import * as zhCalibration from './zh-CN/calibration.ts';
import * as zhCandidate from './zh-CN/candidate.ts';
import * as zhCertificates from './zh-CN/certificates.ts';
import * as zhCommon from './zh-CN/common.ts';
import * as zhDay from './zh-CN/day.ts';
import * as zhDecision from './zh-CN/decision.ts';
import * as zhHr from './zh-CN/hr.ts';
import * as zhItem from './zh-CN/item.ts';
import * as zhNetwork from './zh-CN/network.ts';
import * as zhLockdown from './zh-CN/lockdown.ts';
import * as zhMarking from './zh-CN/marking.ts';
import * as zhMarkingLead from './zh-CN/marking-lead.ts';
import * as zhOffice from './zh-CN/office.ts';
import * as zhPaper from './zh-CN/paper.ts';
import * as zhPaperSheets from './zh-CN/paper-sheets.ts';
import * as zhPractice from './zh-CN/practice.ts';
import * as zhPrinted from './zh-CN/printed.ts';
import * as zhProctor from './zh-CN/proctor.ts';
import * as zhResilience from './zh-CN/resilience.ts';
import * as zhReviews from './zh-CN/reviews.ts';
import * as zhRoom from './zh-CN/room.ts';
import * as zhRoomDay from './zh-CN/room-day.ts';
import * as zhRooms from './zh-CN/rooms.ts';
import * as zhRota from './zh-CN/rota.ts';
import * as zhSchemes from './zh-CN/schemes.ts';
import * as zhSessions from './zh-CN/sessions.ts';
import * as zhSetup from './zh-CN/setup.ts';
import * as zhSignIn from './zh-CN/sign-in.ts';
import * as zhStaff from './zh-CN/staff.ts';
import * as zhVerify from './zh-CN/verify.ts';

const zh = {
  ...zhAccess,
  ...zhAdministration,
  ...zhArchive,
  ...zhBankOverview,
  ...zhBanks,
  ...zhBlueprints,
  ...zhCalls,
  ...zhCalibration,
  ...zhCandidate,
  ...zhCertificates,
  ...zhCommon,
  ...zhDay,
  ...zhDecision,
  ...zhHr,
  ...zhItem,
  ...zhNetwork,
  ...zhLockdown,
  ...zhMarking,
  ...zhMarkingLead,
  ...zhOffice,
  ...zhPaper,
  ...zhPaperSheets,
  ...zhPractice,
  ...zhPrinted,
  ...zhProctor,
  ...zhResilience,
  ...zhReviews,
  ...zhRoom,
  ...zhRoomDay,
  ...zhRooms,
  ...zhRota,
  ...zhSchemes,
  ...zhSessions,
  ...zhSetup,
  ...zhSignIn,
  ...zhStaff,
  ...zhVerify,
};

/** All words, by audience. Chinese is the source: English must have exactly its keys, or the program does not compile. */
export type Catalogue = typeof zh;

const en: Catalogue = {
  ...enAccess,
  ...enAdministration,
  ...enArchive,
  ...enBankOverview,
  ...enBanks,
  ...enBlueprints,
  ...enCalls,
  ...enCalibration,
  ...enCandidate,
  ...enCertificates,
  ...enCommon,
  ...enDay,
  ...enDecision,
  ...enHr,
  ...enItem,
  ...enNetwork,
  ...enLockdown,
  ...enMarking,
  ...enMarkingLead,
  ...enOffice,
  ...enPaper,
  ...enPaperSheets,
  ...enPractice,
  ...enPrinted,
  ...enProctor,
  ...enResilience,
  ...enReviews,
  ...enRoom,
  ...enRoomDay,
  ...enRooms,
  ...enRota,
  ...enSchemes,
  ...enSessions,
  ...enSetup,
  ...enSignIn,
  ...enStaff,
  ...enVerify,
};

export const catalogues: Record<Locale, Catalogue> = { 'zh-CN': zh, en };
