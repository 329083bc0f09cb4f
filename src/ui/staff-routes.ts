// Every staff screen. A screen is shown to the roles that may call the operation it needs (src/contract/access.ts).
import Archive from '@lucide/svelte/icons/archive';
import Armchair from '@lucide/svelte/icons/armchair';
import Award from '@lucide/svelte/icons/award';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileDown from '@lucide/svelte/icons/file-down';
import FileInput from '@lucide/svelte/icons/file-input';
import Gavel from '@lucide/svelte/icons/gavel';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import KeyRound from '@lucide/svelte/icons/key-round';
import LibraryBig from '@lucide/svelte/icons/library-big';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import Network from '@lucide/svelte/icons/network';
import Package from '@lucide/svelte/icons/package';
import PackageOpen from '@lucide/svelte/icons/package-open';
import ListChecks from '@lucide/svelte/icons/list-checks';
import LockOpen from '@lucide/svelte/icons/lock-open';
import PenLine from '@lucide/svelte/icons/pen-line';
import Ruler from '@lucide/svelte/icons/ruler';
import Scale from '@lucide/svelte/icons/scale';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Target from '@lucide/svelte/icons/target';
import Users from '@lucide/svelte/icons/users';
import UsersRound from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';
import { mayCall } from '#contract/access.ts';
import type { OperationName } from '#contract/contract.ts';
import type { StaffRole } from '#contract/roles.ts';
import type { Catalogue } from './words/catalogue.ts';

export interface StaffRoute {
  /** Like `/banks` or `/banks/:bankId`. */
  readonly path: string;
  /** Shown to the roles that may call this. */
  readonly needs: OperationName;
  /** The name in the navigation; a route without one is reached from another screen. */
  readonly nav?: {
    readonly word: keyof Catalogue['staff']['nav'];
    readonly group: keyof Catalogue['staff']['groups'];
    readonly icon: Component<{ size?: number | string }>;
  };
  /** Must be written as `() => import('…')`: the router tells a lazy screen by that. */
  readonly load: () => Promise<{ default: Component }>;
}

export const staffRoutes: readonly StaffRoute[] = [
  {
    path: '/room',
    needs: 'room.sessions',
    nav: { word: 'board', group: 'room', icon: Armchair },
    load: () => import('./proctor/RoomSessions.svelte'),
  },
  {
    path: '/network',
    needs: 'network.state',
    nav: { word: 'network', group: 'room', icon: Network },
    load: () => import('./proctor/RoomNetwork.svelte'),
  },
  { path: '/room/:sessionId', needs: 'room.board', load: () => import('./proctor/SeatBoard.svelte') },
  { path: '/room/:sessionId/rehearsal', needs: 'room.rehearsal', load: () => import('./proctor/RehearsalPage.svelte') },
  {
    path: '/room/:sessionId/records',
    needs: 'attendance.mark',
    load: () => import('./proctor/RoomRecords.svelte'),
  },
  { path: '/room/:sessionId/paper', needs: 'fallback.print', load: () => import('./paper/PaperFallback.svelte') },
  {
    path: '/room/:sessionId/paper/:attemptId',
    needs: 'transcripts.open',
    load: () => import('./paper/TypeSheet.svelte'),
  },
  {
    path: '/unsealing',
    needs: 'packages.unseal',
    nav: { word: 'unsealing', group: 'room', icon: PackageOpen },
    load: () => import('./proctor/Unsealing.svelte'),
  },
  {
    path: '/response-files',
    needs: 'responseFiles.take',
    nav: { word: 'responseFiles', group: 'room', icon: FileInput },
    load: () => import('./proctor/ResponseFiles.svelte'),
  },
  // The administrator's first screen: a new organisation begins with its people.
  {
    path: '/accounts',
    needs: 'staff.list',
    nav: { word: 'accounts', group: 'administration', icon: UsersRound },
    load: () => import('./administration/Staff.svelte'),
  },
  {
    path: '/banks',
    needs: 'banks.list',
    nav: { word: 'banks', group: 'office', icon: LibraryBig },
    load: () => import('./office/BankList.svelte'),
  },
  { path: '/banks/import', needs: 'banks.import', load: () => import('./office/BankImport.svelte') },
  { path: '/banks/:bankId/:version', needs: 'banks.items', load: () => import('./office/BankPage.svelte') },
  {
    path: '/banks/:bankId/:version/items/:itemId',
    needs: 'banks.item',
    load: () => import('./office/ItemPage.svelte'),
  },
  {
    path: '/blueprints',
    needs: 'blueprints.list',
    nav: { word: 'blueprints', group: 'office', icon: Ruler },
    load: () => import('./office/BlueprintList.svelte'),
  },
  {
    path: '/blueprints/:blueprintId/specimen',
    needs: 'papers.specimen',
    load: () => import('./print/SpecimenPage.svelte'),
  },
  { path: '/blueprints/:blueprintId', needs: 'blueprints.save', load: () => import('./office/BlueprintPage.svelte') },
  {
    path: '/schemes',
    needs: 'schemes.list',
    nav: { word: 'schemes', group: 'office', icon: Target },
    load: () => import('./office/SchemeList.svelte'),
  },
  { path: '/schemes/new', needs: 'schemes.publish', load: () => import('./office/SchemeEditPage.svelte') },
  { path: '/schemes/:schemeId/:version', needs: 'schemes.list', load: () => import('./office/SchemePage.svelte') },
  {
    path: '/schemes/:schemeId/:version/edit',
    needs: 'schemes.publish',
    load: () => import('./office/SchemeEditPage.svelte'),
  },
  {
    path: '/sessions',
    needs: 'sessions.create',
    nav: { word: 'sessions', group: 'office', icon: CalendarDays },
    load: () => import('./office/SessionList.svelte'),
  },
  { path: '/sessions/:sessionId/slips', needs: 'sessions.slipCodes', load: () => import('./print/SlipsPage.svelte') },
  { path: '/sessions/new', needs: 'sessions.create', load: () => import('./office/SessionCreate.svelte') },
  {
    path: '/practice',
    needs: 'practice.passes',
    nav: { word: 'practice', group: 'office', icon: GraduationCap },
    load: () => import('./office/PracticePasses.svelte'),
  },
  { path: '/practice/give', needs: 'practice.give', load: () => import('./office/PracticeGive.svelte') },
  {
    path: '/sessions/:sessionId/papers/:attemptId',
    needs: 'papers.ofAttempt',
    load: () => import('./print/AttemptPaperPage.svelte'),
  },
  { path: '/sessions/:sessionId', needs: 'sessions.get', load: () => import('./office/SessionPage.svelte') },
  {
    path: '/packages',
    needs: 'packages.prepare',
    nav: { word: 'packages', group: 'office', icon: Package },
    load: () => import('./administration/Packages.svelte'),
  },
  {
    path: '/archive',
    needs: 'archives.make',
    nav: { word: 'archive', group: 'office', icon: Archive },
    load: () => import('./administration/ArchivePage.svelte'),
  },
  {
    path: '/marking',
    needs: 'marking.tasks',
    nav: { word: 'marking', group: 'certification', icon: PenLine },
    load: () => import('./examiner/MyTasks.svelte'),
  },
  { path: '/calls/:taskId', needs: 'calls.act', load: () => import('./examiner/CallConsole.svelte') },
  { path: '/call-print/:taskId', needs: 'calls.printed', load: () => import('./print/CallScriptPage.svelte') },
  { path: '/marking/:taskId', needs: 'marking.open', load: () => import('./examiner/MarkingPage.svelte') },
  {
    path: '/marking-board',
    needs: 'marking.sessions',
    nav: { word: 'markingLead', group: 'certification', icon: ListChecks },
    load: () => import('./examiner/LeadSessions.svelte'),
  },
  { path: '/marking-board/:sessionId', needs: 'marking.board', load: () => import('./examiner/LeadBoard.svelte') },
  {
    path: '/calibration',
    needs: 'calibration.list',
    nav: { word: 'calibration', group: 'certification', icon: Scale },
    load: () => import('./examiner/Calibrations.svelte'),
  },
  {
    path: '/locked-sheets',
    needs: 'marking.locked',
    nav: { word: 'unlockSheets', group: 'administration', icon: LockOpen },
    load: () => import('./examiner/LockedSheets.svelte'),
  },
  { path: '/marking-print/:taskId', needs: 'marking.blank', load: () => import('./print/BlankSheetPage.svelte') },
  {
    path: '/paper-sheet/:taskId/:personId',
    needs: 'paperSheets.open',
    load: () => import('./examiner/PaperSheetPage.svelte'),
  },
  { path: '/rota/:sessionId', needs: 'rota.of', load: () => import('./examiner/RotaPage.svelte') },
  { path: '/marking-compare/:taskId', needs: 'marking.compare', load: () => import('./examiner/ComparePage.svelte') },
  {
    path: '/results',
    needs: 'results.list',
    nav: { word: 'results', group: 'certification', icon: ClipboardList },
    load: () => import('./decision/Results.svelte'),
  },
  {
    path: '/decisions',
    needs: 'decisions.list',
    nav: { word: 'decisions', group: 'certification', icon: Gavel },
    load: () => import('./decision/Decisions.svelte'),
  },
  {
    path: '/certificates',
    needs: 'certificates.list',
    nav: { word: 'certificates', group: 'certification', icon: Award },
    load: () => import('./decision/Certificates.svelte'),
  },
  {
    path: '/verify',
    needs: 'certificates.verify',
    nav: { word: 'verify', group: 'certification', icon: BadgeCheck },
    load: () => import('./decision/Verify.svelte'),
  },
  {
    path: '/results-files',
    needs: 'results.export',
    nav: { word: 'resultsFiles', group: 'certification', icon: FileDown },
    load: () => import('./hr/ResultsFiles.svelte'),
  },
  {
    path: '/keys',
    needs: 'certificates.unlock',
    nav: { word: 'keys', group: 'administration', icon: KeyRound },
    load: () => import('./administration/Keys.svelte'),
  },
  {
    path: '/let-in',
    needs: 'entryCodes.people',
    nav: { word: 'letIn', group: 'room', icon: LifeBuoy },
    load: () => import('./access/LetIn.svelte'),
  },
  {
    path: '/waiting',
    needs: 'secondPerson.list',
    nav: { word: 'waiting', group: 'certification', icon: Users },
    load: () => import('./access/Waiting.svelte'),
  },
  {
    path: '/journal',
    needs: 'journal.entries',
    nav: { word: 'journal', group: 'administration', icon: ScrollText },
    load: () => import('./administration/Journal.svelte'),
  },
];

/** The screens that a role may open, in the order of the navigation. */
export function routesFor(role: StaffRole): readonly StaffRoute[] {
  return staffRoutes.filter((route) => mayCall(route.needs, role));
}

/** The route that a path belongs to: `/room/:sessionId` for `/room/42`. */
export function routeOf(path: string): StaffRoute | undefined {
  const parts = path.split('/');
  return staffRoutes.find((route) => {
    const wanted = route.path.split('/');
    return wanted.length === parts.length && wanted.every((w, i) => w === parts[i] || (w.startsWith(':') && parts[i]));
  });
}
