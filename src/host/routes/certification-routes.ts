// From marking to the certificate.
import * as liveCall from '../calls/live-call.ts';
import { secondDisplay, setSecondDisplay } from '../calls/one-screen.ts';
import * as playback from '../calls/playback.ts';
import { printedCall } from '../calls/printed-call.ts';
import { consolePage } from '../calls/recording-pages.ts';
import * as recordings from '../calls/recordings.ts';
import { offerVoice } from '../calls/voices.ts';
import * as certificates from '../certificates.ts';
import * as decisions from '../decisions.ts';
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import { blankSheet } from '../marking/blank-sheet.ts';
import * as calibrations from '../marking/calibrations.ts';
import * as peers from '../marking/review-peers.ts';
import * as markingBoard from '../marking/board.ts';
import * as paperSheets from '../marking/paper-sheets.ts';
import * as rotas from '../marking/rota.ts';
import { replaceInRota } from '../marking/rota-replace.ts';
import * as settlement from '../marking/settlement.ts';
import * as sheets from '../marking/sheets.ts';
import { lockedSheets } from '../marking/standing.ts';
import { stepBack } from '../marking/step-back.ts';
import * as markingTasks from '../marking/tasks.ts';
import { exportResults } from '../results-export.ts';
import * as results from '../results.ts';
import { verifyDocument } from '../verifications.ts';

export function certificationRoutes(core: HostCore) {
  return {
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
      locked: os.marking.locked.handler(({ context }) => lockedSheets(core, context)),
      blank: os.marking.blank.handler(({ input, context }) => blankSheet(core, context, input)),
      stepBack: os.marking.stepBack.handler(({ input, context }) => stepBack(core, context, input)),
      sessions: os.marking.sessions.handler(() => markingBoard.markedSessions(core)),
      board: os.marking.board.handler(({ input, context }) => markingBoard.board(core, context, input)),
      assign: os.marking.assign.handler(({ input, context }) => markingTasks.assign(core, context, input)),
      assignAll: os.marking.assignAll.handler(({ input, context }) => markingTasks.assignAll(core, context, input)),
      replace: os.marking.replace.handler(({ input, context }) => markingTasks.replace(core, context, input)),
    },
    calls: {
      open: os.calls.open.handler(({ input, context }) => liveCall.openCall(core, context, input)),
      printed: os.calls.printed.handler(({ input, context }) => printedCall(core, context, input)),
      secondDisplay: os.calls.secondDisplay.handler(({ input }) => secondDisplay(core, input)),
      setSecondDisplay: os.calls.setSecondDisplay.handler(({ input, context }) =>
        setSecondDisplay(core, context, input),
      ),
      watch: os.calls.watch.handler(({ input, context, signal }) => liveCall.watchCall(core, context, input, signal)),
      act: os.calls.act.handler(({ input, context }) => liveCall.actInCall(core, context, input)),
      offerVoice: os.calls.offerVoice.handler(({ input, context }) => offerVoice(core, context, input)),
      startSegment: os.calls.startSegment.handler(({ input, context }) =>
        recordings.startSegment(core, consolePage(core, context, input), input),
      ),
      sendChunk: os.calls.sendChunk.handler(({ input, context }) =>
        recordings.takeChunk(core, consolePage(core, context, input), input),
      ),
      endSegment: os.calls.endSegment.handler(({ input, context }) =>
        recordings.endSegment(core, consolePage(core, context, input), input),
      ),
      recording: os.calls.recording.handler(({ input, context }) => playback.recordingOf(core, context, input)),
      sound: os.calls.sound.handler(({ input, context }) => playback.soundOf(core, context, input)),
    },
    calibration: {
      list: os.calibration.list.handler(({ context }) => calibrations.listCalibrations(core, context)),
      targets: os.calibration.targets.handler(() => calibrations.calibrationTargets(core)),
      start: os.calibration.start.handler(({ input, context }) => calibrations.startCalibration(core, context, input)),
      close: os.calibration.close.handler(({ input, context }) => calibrations.endCalibration(core, context, input)),
      mine: os.calibration.mine.handler(({ context }) => calibrations.myCalibrations(core, context)),
    },
    rota: {
      of: os.rota.of.handler(({ input }) => rotas.rotaOfSession(core, input)),
      make: os.rota.make.handler(({ input, context }) => rotas.makePartRota(core, context, input)),
      move: os.rota.move.handler(({ input, context }) => rotas.moveTurn(core, context, input)),
      swap: os.rota.swap.handler(({ input, context }) => rotas.swapTurns(core, context, input)),
      replace: os.rota.replace.handler(({ input, context }) => replaceInRota(core, context, input)),
      mine: os.rota.mine.handler(({ context }) => rotas.myTurns(core, context)),
    },
    peers: {
      board: os.peers.board.handler(({ input, context }) => peers.peerBoard(core, context, input)),
      shareOut: os.peers.shareOut.handler(({ input, context }) => peers.shareOutReviews(core, context, input)),
      give: os.peers.give.handler(({ input, context }) => peers.givePeer(core, context, input)),
    },
    paperSheets: {
      open: os.paperSheets.open.handler(({ input, context }) => paperSheets.openPaperSheet(core, context, input)),
      enter: os.paperSheets.enter.handler(({ input, context }) => paperSheets.enterPaperSheet(core, context, input)),
    },
    results: {
      list: os.results.list.handler(({ input }) => results.listResults(core, input)),
      evidence: os.results.evidence.handler(({ input, context }) => results.evidence(core, context, input)),
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
  };
}
