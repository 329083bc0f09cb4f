// The end of a day: archives, and what is wiped after them.
import { archivesState, makeArchive } from '../archives.ts';
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import { wipeSession } from '../wipe.ts';

export function archiveRoutes(core: HostCore) {
  return {
    archives: {
      state: os.archives.state.handler(() => archivesState(core)),
      make: os.archives.make.handler(({ input, context }) => makeArchive(core, context, input)),
      wipe: os.archives.wipe.handler(({ input, context }) => wipeSession(core, context, input)),
    },
  };
}
