// What a candidate does at a seat.
import { actAsCalled } from '../calls/live-call.ts';
import * as playback from '../calls/playback.ts';
import { seatPage } from '../calls/recording-pages.ts';
import * as recordings from '../calls/recordings.ts';
import { answerVoice } from '../calls/voices.ts';
import { candidateState } from '../candidate-state.ts';
import { watchCandidate } from '../candidate-watch.ts';
import * as candidates from '../candidates.ts';
import { enter } from '../check-in.ts';
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import { candidateMedium } from '../media.ts';
import { compareReviews } from '../marking/review-compare.ts';
import * as reviews from '../marking/reviews.ts';
import { saveNotes } from '../note-sheets.ts';
import { reportSaveTime } from '../rehearsals.ts';
import { saveResponse } from '../responses.ts';
import { reportLockdown, unlockSeat } from '../seat-lockdown.ts';
import { reportFromSeat } from '../seat-reports.ts';

export function candidateRoutes(core: HostCore) {
  return {
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
      reportLockdown: os.candidate.reportLockdown.handler(({ input, context }) => reportLockdown(core, context, input)),
      unlock: os.candidate.unlock.handler(({ input, context }) => unlockSeat(core, context, input)),
      acknowledge: os.candidate.acknowledge.handler(({ input, context }) =>
        candidates.acknowledge(core, context, input),
      ),
      play: os.candidate.play.handler(({ input, context }) => candidates.play(core, context, input)),
      saveNotes: os.candidate.saveNotes.handler(({ input, context }) => saveNotes(core, context, input)),
      reportSaveTime: os.candidate.reportSaveTime.handler(({ input, context }) => reportSaveTime(core, context, input)),
      inCall: os.candidate.inCall.handler(({ input, context }) => actAsCalled(core, context, input)),
      startSegment: os.candidate.startSegment.handler(({ input, context }) =>
        recordings.startSegment(core, seatPage(core, context), { ...input, track: 'desk' }),
      ),
      sendChunk: os.candidate.sendChunk.handler(({ input, context }) =>
        recordings.takeChunk(core, seatPage(core, context), input),
      ),
      endSegment: os.candidate.endSegment.handler(({ input, context }) =>
        recordings.endSegment(core, seatPage(core, context), input),
      ),
      answerVoice: os.candidate.answerVoice.handler(({ input, context }) => answerVoice(core, context, input)),
      submit: os.candidate.submit.handler(({ context }) => candidates.submit(core, context)),
      leave: os.candidate.leave.handler(({ context }) => candidates.leave(core, context)),
    },
    reviews: {
      mine: os.reviews.mine.handler(({ context }) => reviews.listReviews(core, context)),
      open: os.reviews.open.handler(({ input, context }) => reviews.openReviewSheet(core, context, input)),
      media: os.reviews.media.handler(({ input, context }) => reviews.reviewMedium(core, context, input)),
      save: os.reviews.save.handler(({ input, context }) => reviews.saveReview(core, context, input)),
      submit: os.reviews.submit.handler(({ input, context }) => reviews.submitReview(core, context, input)),
      compare: os.reviews.compare.handler(({ input, context }) => compareReviews(core, context, input)),
      recording: os.reviews.recording.handler(({ input, context }) => playback.recordingOf(core, context, input)),
      sound: os.reviews.sound.handler(({ input, context }) => playback.soundOf(core, context, input)),
    },
  };
}
