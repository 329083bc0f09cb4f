// When machines fail: papers on paper, and their answer sheets typed by two people.
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import * as paperFallback from '../paper-fallback.ts';
import { settle } from '../transcription.ts';
import * as transcripts from '../transcripts.ts';

export function fallbackRoutes(core: HostCore) {
  return {
    fallback: {
      list: os.fallback.list.handler(({ input, context }) => paperFallback.listOnPaper(core, context, input)),
      print: os.fallback.print.handler(({ input, context }) => paperFallback.printBooklets(core, context, input)),
      move: os.fallback.move.handler(({ input, context }) => paperFallback.moveToPaper(core, context, input)),
      end: os.fallback.end.handler(({ input, context }) => paperFallback.endOnPaper(core, context, input)),
    },
    transcripts: {
      open: os.transcripts.open.handler(({ input, context }) => transcripts.openTranscript(core, context, input)),
      save: os.transcripts.save.handler(({ input, context }) => transcripts.saveLine(core, context, input)),
      submit: os.transcripts.submit.handler(({ input, context }) => transcripts.submit(core, context, input)),
      differences: os.transcripts.differences.handler(({ input, context }) =>
        transcripts.listDifferences(core, context, input),
      ),
      settle: os.transcripts.settle.handler(({ input, context }) => settle(core, context, input)),
    },
  };
}
