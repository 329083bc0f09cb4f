// What proctors do and record in the room.
import type { Because } from '#domain/attempt/entries.ts';
import * as attendance from '../attendance.ts';
import { admit } from '../admission.ts';
import * as day from '../day-acts.ts';
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import * as incidents from '../incidents.ts';
import * as roomActs from '../room-acts.ts';
import { rehearsalProof } from '../rehearsals.ts';
import { watchBoard } from '../room-watch.ts';
import * as room from '../room.ts';
import * as reports from '../session-reports.ts';
import { addWalkIn } from '../walk-ins.ts';

const because = ({ code, reason }: Because) => ({ code, reason });

export function roomRoutes(core: HostCore) {
  return {
    room: {
      sessions: os.room.sessions.handler(() => room.roomSessions(core)),
      board: os.room.board.handler(({ input }) => room.board(core, input)),
      watch: os.room.watch.handler(({ input, context, signal }) => watchBoard(core, context, input, signal)),
      admit: os.room.admit.handler(({ input, context }) => admit(core, context, input)),
      checkIdentity: os.room.checkIdentity.handler(({ input, context }) => day.checkIdentity(core, context, input)),
      allowLeaving: os.room.allowLeaving.handler(({ input, context }) => day.allowLeaving(core, context, input)),
      letOut: os.room.letOut.handler(({ input, context }) => day.letOut(core, context, input)),
      takeBackIn: os.room.takeBackIn.handler(({ input, context }) => day.takeBackIn(core, context, input)),
      addWalkIn: os.room.addWalkIn.handler(({ input, context }) => addWalkIn(core, context, input)),
      rehearsal: os.room.rehearsal.handler(({ input }) => rehearsalProof(core, input)),
      start: os.room.start.handler(({ input, context }) => day.start(core, context, input)),
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
  };
}
