// The handler table: one line an operation. A missing or misshapen handler is a compile error.
import { setAccommodation } from './accommodations.ts';
import * as attendance from './attendance.ts';
import { measureBank } from './bank-quality.ts';
import * as banks from './banks.ts';
import * as blueprints from './blueprints.ts';
import { candidateState } from './candidate-state.ts';
import { watchCandidate } from './candidate-watch.ts';
import * as candidates from './candidates.ts';
import * as certificates from './certificates.ts';
import { enter } from './check-in.ts';
import * as decisions from './decisions.ts';
import type { Because } from '#domain/attempt/entries.ts';
import type { HostCore } from './host-core.ts';
import * as incidents from './incidents.ts';
import { actorsOf, exportEntries, listEntries, verifyInWorker } from './journals.ts';
import { guarded } from './guard.ts';
import * as hostKits from './host-kits.ts';
import { restore } from './key-recovery.ts';
import { bankMedium, candidateMedium } from './media.ts';
import { reportFromSeat } from './seat-reports.ts';
import * as markingBoard from './marking/board.ts';
import * as settlement from './marking/settlement.ts';
import * as sheets from './marking/sheets.ts';
import * as markingTasks from './marking/tasks.ts';
import { saveResponse } from './responses.ts';
import * as reports from './session-reports.ts';
import { packagesState } from './packages.ts';
import { candidatePhoto, setCandidatePhoto } from './photos.ts';
import * as practice from './practice.ts';
import * as practicePasses from './practice-passes.ts';
import * as practiceSeat from './practice-seat.ts';
import { paperOfAttempt, specimenPaper } from './printed-papers.ts';
import { takeOverBlueprint } from './ready-blueprints.ts';
import * as results from './results.ts';
import { exportResults } from './results-export.ts';
import * as room from './room.ts';
import { watchBoard } from './room-watch.ts';
import * as roomActs from './room-acts.ts';
import * as network from './room-network.ts';
import { exportRoomResults } from './room-results.ts';
import { importRoster, rosterTemplateFile } from './rosters.ts';
import { createSample } from './sample/create-sample.ts';
import * as seats from './seats.ts';
import * as seb from './seb.ts';
import * as schemes from './schemes.ts';
import { prepareSessionPackage, roomStaff } from './session-packages.ts';
import * as sessions from './sessions.ts';
import { createOrganisation, setupState } from './setup.ts';
import * as snapshots from './snapshots.ts';
import * as signIn from './sign-in.ts';
import * as staff from './staff.ts';
import { takeSessionPackage } from './take-package.ts';
import { takeRoomResults } from './take-room-results.ts';
import { takeKitAtFirstRun } from './take-kit.ts';
import { unseal } from './unseal.ts';
import { verifyDocument } from './verifications.ts';

const because = ({ code, reason }: Because) => ({ code, reason });

export function makeRouter(core: HostCore) {
  const os = guarded;
  return os.router({
    setup: {
      state: os.setup.state.handler(({ context }) => setupState(core, context)),
      create: os.setup.create.handler(({ input, context }) => createOrganisation(core, context, input)),
      takeKit: os.setup.takeKit.handler(({ input, context }) => takeKitAtFirstRun(core, context, input)),
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
      exposure: os.banks.exposure.handler(({ input }) => banks.listExposure(core, input)),
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
      setAccommodation: os.sessions.setAccommodation.handler(({ input, context }) =>
        setAccommodation(core, context, input),
      ),
      close: os.sessions.close.handler(({ input, context }) => sessions.closeSession(core, context, input)),
    },
    room: {
      sessions: os.room.sessions.handler(() => room.roomSessions(core)),
      board: os.room.board.handler(({ input }) => room.board(core, input)),
      watch: os.room.watch.handler(({ input, context, signal }) => watchBoard(core, context, input, signal)),
      admit: os.room.admit.handler(({ input, context }) => roomActs.admit(core, context, input)),
      start: os.room.start.handler(({ input: i, context }) =>
        roomActs.act(core, context, i.attemptIds, { kind: 'start' }),
      ),
      pause: os.room.pause.handler(({ input: i, context }) =>
        roomActs.act(core, context, i.attemptIds, { kind: 'pause', ...because(i) }),
      ),
      resume: os.room.resume.handler(({ input: i, context }) =>
        roomActs.act(core, context, i.attemptIds, { kind: 'resume', ...because(i) }),
      ),
      credit: os.room.credit.handler(({ input, context }) => roomActs.credit(core, context, input)),
      judgeDowntime: os.room.judgeDowntime.handler(({ input: i, context }) =>
        roomActs.act(core, context, [i.attemptId], {
          kind: 'judge-downtime',
          downtime: i.downtime,
          byCandidate: i.byCandidate,
          ...because(i),
        }),
      ),
      message: os.room.message.handler(({ input, context }) => roomActs.message(core, context, input)),
      releaseSeat: os.room.releaseSeat.handler(({ input: i, context }) =>
        roomActs.act(core, context, i.attemptIds, { kind: 'release-seat', ...because(i) }),
      ),
      transfer: os.room.transfer.handler(({ input, context }) => roomActs.transfer(core, context, input)),
      close: os.room.close.handler(({ input: i, context }) =>
        roomActs.act(core, context, i.attemptIds, { kind: 'close', ...because(i) }),
      ),
      terminate: os.room.terminate.handler(({ input: i, context }) =>
        roomActs.act(core, context, i.attemptIds, { kind: 'terminate', ...because(i) }),
      ),
      checkReceipt: os.room.checkReceipt.handler(({ input }) => room.checkReceipt(core, input)),
    },
    incidents: {
      list: os.incidents.list.handler(({ input }) => incidents.listIncidents(core.db, input.sessionId)),
      record: os.incidents.record.handler(({ input, context }) => incidents.recordIncident(core, context, input)),
      correct: os.incidents.correct.handler(({ input, context }) => incidents.correctIncident(core, context, input)),
      versions: os.incidents.versions.handler(({ input }) => incidents.listVersions(core.db, input.incidentId)),
    },
    conditions: {
      list: os.conditions.list.handler(({ input }) => attendance.listConditions(core.db, input.sessionId)),
      record: os.conditions.record.handler(({ input, context }) => attendance.recordConditions(core, context, input)),
    },
    attendance: {
      list: os.attendance.list.handler(({ input }) => attendance.listAttendance(core.db, input.sessionId)),
      mark: os.attendance.mark.handler(({ input, context }) => attendance.markAttendance(core, context, input)),
    },
    reports: {
      draft: os.reports.draft.handler(({ input, context }) => reports.draftReport(core, context, input)),
      sign: os.reports.sign.handler(({ input, context }) => reports.signReport(core, context, input)),
      list: os.reports.list.handler(({ input }) => reports.listReports(core, input)),
      file: os.reports.file.handler(({ input }) => reports.reportFile(core, input)),
    },
    candidate: {
      enter: os.candidate.enter.handler(({ input, context }) => enter(core, context, input)),
      state: os.candidate.state.handler(({ context }) => candidateState(core, context)),
      watch: os.candidate.watch.handler(({ context, signal }) => watchCandidate(core, context, signal)),
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
      report: os.candidate.report.handler(({ input, context }) => reportFromSeat(core, context, input)),
      acknowledge: os.candidate.acknowledge.handler(({ input, context }) =>
        candidates.acknowledge(core, context, input),
      ),
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
    network: {
      interfaces: os.network.interfaces.handler(() => network.listInterfaces()),
      state: os.network.state.handler(() => network.networkState(core)),
      open: os.network.open.handler(({ input, context }) => network.openRoom(core, context, input)),
      close: os.network.close.handler(({ input, context }) => network.closeRoom(core, context, input)),
      newCode: os.network.newCode.handler(({ context }) => network.newPairingCode(core, context)),
    },
    seats: {
      prove: os.seats.prove.handler(({ input }) => seats.provePairing(core, input)),
      join: os.seats.join.handler(({ input, context }) => seats.joinRoom(core, context, input)),
      mine: os.seats.mine.handler(({ context }) => seats.mySeat(context)),
      leave: os.seats.leave.handler(({ context }) => seats.leaveRoom(core, context)),
      list: os.seats.list.handler(() => seats.listSeats(core)),
      approve: os.seats.approve.handler(({ input, context }) => seats.approveSeat(core, context, input)),
      place: os.seats.place.handler(({ input, context }) => seats.moveSeats(core, context, input)),
      setGrid: os.seats.setGrid.handler(({ input, context }) => seats.setGrid(core, context, input)),
      remove: os.seats.remove.handler(({ input, context }) => seats.removeSeat(core, context, input)),
    },
    seb: {
      state: os.seb.state.handler(({ input }) => seb.sebState(core, input)),
      issue: os.seb.issue.handler(({ input, context }) => seb.issueSeb(core, context, input)),
      withdraw: os.seb.withdraw.handler(({ input, context }) => seb.withdrawSeb(core, context, input)),
    },
    keys: {
      hostKits: os.keys.hostKits.handler(() => hostKits.listHostKits(core)),
      makeHostKit: os.keys.makeHostKit.handler(({ input, context }) => hostKits.makeHostKit(core, context, input)),
      revokeHostKit: os.keys.revokeHostKit.handler(({ input, context }) =>
        hostKits.revokeHostKit(core, context, input),
      ),
      restore: os.keys.restore.handler(({ input, context }) => restore(core, context, input)),
    },
    packages: {
      state: os.packages.state.handler(() => packagesState(core)),
      staff: os.packages.staff.handler(() => roomStaff(core)),
      prepare: os.packages.prepare.handler(({ input, context }) => prepareSessionPackage(core, context, input)),
      takeIn: os.packages.takeIn.handler(({ input, context }) => takeSessionPackage(core, context, input)),
      unseal: os.packages.unseal.handler(({ input, context }) => unseal(core, context, input)),
      exportResults: os.packages.exportResults.handler(({ input, context }) => exportRoomResults(core, context, input)),
      takeResults: os.packages.takeResults.handler(({ input, context }) => takeRoomResults(core, context, input)),
      photo: os.packages.photo.handler(({ input }) => candidatePhoto(core, input)),
      setPhoto: os.packages.setPhoto.handler(({ input, context }) => setCandidatePhoto(core, context, input)),
    },
    snapshots: {
      state: os.snapshots.state.handler(() => snapshots.snapshotState(core)),
      set: os.snapshots.set.handler(({ input, context }) => snapshots.setSnapshots(core, context, input)),
      now: os.snapshots.now.handler(({ context }) => snapshots.snapshotNow(core, context)),
    },
  });
}
