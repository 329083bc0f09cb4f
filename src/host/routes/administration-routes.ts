// The organisation, its people, its journal and its keys.
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import * as hostKits from '../host-kits.ts';
import { actorsOf, exportEntries, listEntries, verifyInWorker } from '../journals.ts';
import { restore } from '../key-recovery.ts';
import * as entryCodes from '../entry-codes.ts';
import { listWaiting } from '../second-person/waiting.ts';
import * as standing from '../staff-standing.ts';
import { createSample } from '../sample/create-sample.ts';
import { createOrganisation, setupState } from '../setup.ts';
import * as signIn from '../sign-in.ts';
import * as staff from '../staff.ts';
import { takeKitAtFirstRun } from '../take-kit.ts';

export function administrationRoutes(core: HostCore) {
  return {
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
      lock: os.signIn.lock.handler(({ input, context }) => standing.lockSignIn(core, context, input)),
      unlock: os.signIn.unlock.handler(({ input, context }) => standing.proveSelf(core, context, input)),
      prove: os.signIn.prove.handler(({ input, context }) => standing.proveSelf(core, context, input)),
      stillHere: os.signIn.stillHere.handler(({ context }) => standing.stillHere(core, context)),
      recover: os.signIn.recover.handler(({ input, context }) => entryCodes.recover(core, context, input)),
    },
    entryCodes: {
      people: os.entryCodes.people.handler(({ context }) => entryCodes.peopleToLetIn(core, context)),
      letIn: os.entryCodes.letIn.handler(({ input, context }) => entryCodes.letIn(core, context, input)),
      print: os.entryCodes.print.handler(({ input, context }) => entryCodes.printCodes(core, context, input)),
      recent: os.entryCodes.recent.handler(() => entryCodes.recentAid(core)),
    },
    secondPerson: {
      list: os.secondPerson.list.handler(({ context }) => listWaiting(core, context)),
    },
    staff: {
      list: os.staff.list.handler(() => staff.listStaff(core)),
      create: os.staff.create.handler(({ input, context }) => staff.createStaff(core, context, input)),
      setRoles: os.staff.setRoles.handler(({ input, context }) => staff.setRoles(core, context, input)),
      setActive: os.staff.setActive.handler(({ input, context }) => staff.setStaffActive(core, context, input)),
      idleLimits: os.staff.idleLimits.handler(() => standing.idleLimits(core)),
      setIdleLimits: os.staff.setIdleLimits.handler(({ input, context }) =>
        standing.setIdleLimits(core, context, input),
      ),
      resetPassword: os.staff.resetPassword.handler(({ input, context }) => staff.resetPassword(core, context, input)),
    },
    journal: {
      verify: os.journal.verify.handler(() => verifyInWorker(core)),
      entries: os.journal.entries.handler(({ input }) => listEntries(core, input)),
      actors: os.journal.actors.handler(() => actorsOf(core.db)),
      export: os.journal.export.handler(({ input, context }) => exportEntries(core, context, input)),
    },
    keys: {
      hostKits: os.keys.hostKits.handler(() => hostKits.listHostKits(core)),
      makeHostKit: os.keys.makeHostKit.handler(({ input, context }) => hostKits.makeHostKit(core, context, input)),
      revokeHostKit: os.keys.revokeHostKit.handler(({ input, context }) =>
        hostKits.revokeHostKit(core, context, input),
      ),
      restore: os.keys.restore.handler(({ input, context }) => restore(core, context, input)),
    },
  };
}
