// The handler table: one line an operation. A missing or misshapen handler is a compile error.
import { implement, ORPCError } from '@orpc/server';
import { access, mayCall } from '#contract/access.ts';
import { contract, type OperationName } from '#contract/contract.ts';
import { measureBank } from './bank-quality.ts';
import * as banks from './banks.ts';
import * as blueprints from './blueprints.ts';
import { candidateState } from './candidate-state.ts';
import * as candidates from './candidates.ts';
import * as certificates from './certificates.ts';
import { enter } from './check-in.ts';
import * as decisions from './decisions.ts';
import type { Call, HostCore } from './host-core.ts';
import { actorsOf, exportEntries, listEntries, verifyInWorker } from './journals.ts';
import { bankMedium, candidateMedium } from './media.ts';
import * as markingBoard from './marking/board.ts';
import * as settlement from './marking/settlement.ts';
import * as sheets from './marking/sheets.ts';
import * as markingTasks from './marking/tasks.ts';
import { saveResponse } from './responses.ts';
import * as practice from './practice.ts';
import * as practicePasses from './practice-passes.ts';
import * as practiceSeat from './practice-seat.ts';
import { paperOfAttempt, specimenPaper } from './printed-papers.ts';
import { takeOverBlueprint } from './ready-blueprints.ts';
import * as results from './results.ts';
import { exportResults } from './results-export.ts';
import * as room from './room.ts';
import { importRoster, rosterTemplateFile } from './rosters.ts';
import { createSample } from './sample/create-sample.ts';
import * as schemes from './schemes.ts';
import * as sessions from './sessions.ts';
import { createOrganisation, setupState } from './setup.ts';
import * as signIn from './sign-in.ts';
import * as staff from './staff.ts';
import { verifyDocument } from './verifications.ts';

/** Refuses by the one role table. What is no operation is left to the router, which knows none of that name. */
export function requireRole(path: readonly string[], call: Call): void {
  const operation = path.join('.');
  if (!Object.hasOwn(access, operation)) return;
  const role = call.signIn?.role ?? null;
  if (!mayCall(operation as OperationName, role)) throw new ORPCError(role === null ? 'UNAUTHORIZED' : 'FORBIDDEN');
}

// The guard of every handler, whatever path led to it; the host asks once before, while the body is still unread.
const guarded = implement(contract)
  .$context<Call>()
  .use(({ path, context, next }) => {
    requireRole(path, context);
    return next();
  });

export function makeRouter(core: HostCore) {
  const os = guarded;
  return os.router({
    setup: {
      state: os.setup.state.handler(() => setupState(core)),
      create: os.setup.create.handler(({ input, context }) => createOrganisation(core, context, input)),
      createSample: os.setup.createSample.handler(({ input, context }) => createSample(core, context, input)),
    },
    signIn: {
      open: os.signIn.open.handler(({ input, context }) => signIn.openSignIn(core, context, input)),
      me: os.signIn.me.handler(({ context }) => signIn.me(core, context)),
      close: os.signIn.close.handler(({ context }) => signIn.closeSignIn(core, context)),
      changePassword: os.signIn.changePassword.handler(({ input, context }) =>
        signIn.changePassword(core, context, input),
      ),
    },
    staff: {
      list: os.staff.list.handler(() => staff.listStaff(core)),
      create: os.staff.create.handler(({ input, context }) => staff.createStaff(core, context, input)),
      setRoles: os.staff.setRoles.handler(({ input, context }) => staff.setRoles(core, context, input)),
      setActive: os.staff.setActive.handler(({ input, context }) => staff.setStaffActive(core, context, input)),
      resetPassword: os.staff.resetPassword.handler(({ input, context }) => staff.resetPassword(core, context, input)),
    },
    banks: {
      list: os.banks.list.handler(() => banks.listBanks(core)),
      import: os.banks.import.handler(({ input, context }) => banks.importBank(core, context, input)),
      items: os.banks.items.handler(({ input }) => banks.listItems(core, input)),
      quality: os.banks.quality.handler(({ input }) => measureBank(core, input)),
      item: os.banks.item.handler(({ input }) => banks.getItem(core, input)),
      media: os.banks.media.handler(({ input }) => bankMedium(core, input)),
      tasks: os.banks.tasks.handler(({ input }) => banks.listTasks(core, input)),
    },
    blueprints: {
      list: os.blueprints.list.handler(() => blueprints.listBlueprints(core)),
      save: os.blueprints.save.handler(({ input, context }) => blueprints.saveBlueprint(core, context, input)),
      takeOver: os.blueprints.takeOver.handler(({ input, context }) => takeOverBlueprint(core, context, input)),
      feasibility: os.blueprints.feasibility.handler(({ input }) => blueprints.meterFeasibility(core, input)),
    },
    papers: {
      specimen: os.papers.specimen.handler(({ input }) => specimenPaper(core, input)),
      ofAttempt: os.papers.ofAttempt.handler(({ input, context }) => paperOfAttempt(core, context, input)),
    },
    schemes: {
      list: os.schemes.list.handler(() => schemes.listSchemes(core)),
      publish: os.schemes.publish.handler(({ input, context }) => schemes.publishScheme(core, context, input)),
    },
    sessions: {
      list: os.sessions.list.handler(() => sessions.listSessions(core)),
      create: os.sessions.create.handler(({ input, context }) => sessions.createSession(core, context, input)),
      get: os.sessions.get.handler(({ input }) => sessions.getSession(core, input)),
      importRoster: os.sessions.importRoster.handler(({ input, context }) => importRoster(core, context, input)),
      rosterTemplate: os.sessions.rosterTemplate.handler(({ input }) => rosterTemplateFile(core, input)),
      close: os.sessions.close.handler(({ input, context }) => sessions.closeSession(core, context, input)),
    },
    room: {
      sessions: os.room.sessions.handler(() => room.roomSessions(core)),
      board: os.room.board.handler(({ input }) => room.board(core, input)),
      admit: os.room.admit.handler(({ input, context }) => room.admit(core, context, input)),
      start: os.room.start.handler(({ input: i, context }) => room.act(core, context, i.attemptIds, { kind: 'start' })),
      pause: os.room.pause.handler(({ input: i, context }) =>
        room.act(core, context, i.attemptIds, { kind: 'pause', reason: i.reason }),
      ),
      resume: os.room.resume.handler(({ input: i, context }) =>
        room.act(core, context, i.attemptIds, { kind: 'resume' }),
      ),
      releaseSeat: os.room.releaseSeat.handler(({ input: i, context }) =>
        room.act(core, context, i.attemptIds, { kind: 'release-seat', reason: i.reason }),
      ),
      close: os.room.close.handler(({ input: i, context }) =>
        room.act(core, context, i.attemptIds, { kind: 'close', reason: i.reason }),
      ),
      checkReceipt: os.room.checkReceipt.handler(({ input }) => room.checkReceipt(core, input)),
    },
    candidate: {
      enter: os.candidate.enter.handler(({ input, context }) => enter(core, context, input)),
      state: os.candidate.state.handler(({ context }) => candidateState(core, context)),
      confirmIdentity: os.candidate.confirmIdentity.handler(({ context }) => candidates.confirmIdentity(core, context)),
      accept: os.candidate.accept.handler(({ input, context }) => candidates.accept(core, context, input)),
      reportCheck: os.candidate.reportCheck.handler(({ input, context }) =>
        candidates.reportCheck(core, context, input),
      ),
      paper: os.candidate.paper.handler(({ context }) => candidates.candidatePaper(core, context)),
      save: os.candidate.save.handler(({ input, context }) => saveResponse(core, context, input)),
      flag: os.candidate.flag.handler(({ input, context }) => candidates.flag(core, context, input)),
      visit: os.candidate.visit.handler(({ input, context }) => candidates.visit(core, context, input)),
      media: os.candidate.media.handler(({ input, context }) => candidateMedium(core, context, input)),
      play: os.candidate.play.handler(({ input, context }) => candidates.play(core, context, input)),
      submit: os.candidate.submit.handler(({ context }) => candidates.submit(core, context)),
      leave: os.candidate.leave.handler(({ context }) => candidates.leave(core, context)),
    },
    practice: {
      passes: os.practice.passes.handler(() => practicePasses.listPasses(core)),
      give: os.practice.give.handler(({ input, context }) => practicePasses.givePasses(core, context, input)),
      revoke: os.practice.revoke.handler(({ input, context }) => practicePasses.revoke(core, context, input)),
      erase: os.practice.erase.handler(({ input, context }) => practicePasses.erase(core, context, input)),
      enter: os.practice.enter.handler(({ input, context }) => practiceSeat.enterPractice(core, context, input)),
      home: os.practice.home.handler(({ input, context }) => practice.practiceHome(core, context, input)),
      next: os.practice.next.handler(({ input, context }) => practice.nextToPractise(core, context, input)),
      media: os.practice.media.handler(({ input, context }) => practice.practiceMedium(core, context, input)),
      respond: os.practice.respond.handler(({ input, context }) => practice.respondInPractice(core, context, input)),
      mistakes: os.practice.mistakes.handler(({ input, context }) => practice.listMistakes(core, context, input)),
      eraseMine: os.practice.eraseMine.handler(({ context }) => practiceSeat.eraseMine(core, context)),
      leave: os.practice.leave.handler(({ context }) => practiceSeat.leavePractice(core, context)),
    },
    marking: {
      tasks: os.marking.tasks.handler(({ context }) => sheets.listTasks(core, context)),
      open: os.marking.open.handler(({ input, context }) => sheets.openSheet(core, context, input)),
      media: os.marking.media.handler(({ input, context }) => sheets.sheetMedium(core, context, input)),
      save: os.marking.save.handler(({ input, context }) => sheets.saveSheet(core, context, input)),
      submit: os.marking.submit.handler(({ input, context }) => sheets.submitSheet(core, context, input)),
      compare: os.marking.compare.handler(({ input, context }) => settlement.compare(core, context, input)),
      sayOfFatal: os.marking.sayOfFatal.handler(({ input, context }) => settlement.sayOfFatal(core, context, input)),
      agree: os.marking.agree.handler(({ input, context }) => settlement.agree(core, context, input)),
      settle: os.marking.settle.handler(({ input, context }) => settlement.settleTasks(core, context, input)),
      unlock: os.marking.unlock.handler(({ input, context }) => settlement.unlock(core, context, input)),
      sessions: os.marking.sessions.handler(() => markingBoard.markedSessions(core)),
      board: os.marking.board.handler(({ input, context }) => markingBoard.board(core, context, input)),
      assign: os.marking.assign.handler(({ input, context }) => markingTasks.assign(core, context, input)),
      assignAll: os.marking.assignAll.handler(({ input, context }) => markingTasks.assignAll(core, context, input)),
      replace: os.marking.replace.handler(({ input, context }) => markingTasks.replace(core, context, input)),
    },
    results: {
      list: os.results.list.handler(({ input }) => results.listResults(core, input)),
      evidence: os.results.evidence.handler(({ input }) => results.evidence(core, input)),
      export: os.results.export.handler(({ input, context }) => exportResults(core, context, input)),
    },
    decisions: {
      list: os.decisions.list.handler(({ input, context }) => decisions.listDecisions(core, context, input)),
      declareConflict: os.decisions.declareConflict.handler(({ input, context }) =>
        decisions.declare(core, context, input),
      ),
      decide: os.decisions.decide.handler(({ input, context }) => decisions.decide(core, context, input)),
    },
    certificates: {
      keys: os.certificates.keys.handler(() => certificates.keysState(core)),
      unlock: os.certificates.unlock.handler(({ input, context }) => certificates.unlockKeys(core, context, input)),
      lock: os.certificates.lock.handler(({ context }) => certificates.lockKeys(core, context)),
      issue: os.certificates.issue.handler(({ input, context }) => certificates.issue(core, context, input)),
      list: os.certificates.list.handler(() => certificates.listCertificates(core)),
      file: os.certificates.file.handler(({ input }) => certificates.certificateFile(core, input)),
      verify: os.certificates.verify.handler(({ input }) => verifyDocument(core, input)),
    },
    journal: {
      verify: os.journal.verify.handler(() => verifyInWorker(core)),
      entries: os.journal.entries.handler(({ input }) => listEntries(core, input)),
      actors: os.journal.actors.handler(() => actorsOf(core.db)),
      export: os.journal.export.handler(({ input, context }) => exportEntries(core, context, input)),
    },
  });
}
