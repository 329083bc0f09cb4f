// What the office prepares, and practice: banks to sessions.
import { setAccommodation } from '../accommodations.ts';
import { measureBank } from '../bank-quality.ts';
import * as banks from '../banks.ts';
import * as blueprints from '../blueprints.ts';
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import { bankMedium } from '../media.ts';
import * as practicePasses from '../practice-passes.ts';
import * as practiceSeat from '../practice-seat.ts';
import * as practice from '../practice.ts';
import { paperOfAttempt, specimenPaper } from '../printed-papers.ts';
import { takeOverBlueprint } from '../ready-blueprints.ts';
import { importRoster, rosterTemplateFile } from '../rosters.ts';
import * as schemes from '../schemes.ts';
import * as sessions from '../sessions.ts';
import { slipCodes } from '../slip-codes.ts';

export function officeRoutes(core: HostCore) {
  return {
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
      slipCodes: os.sessions.slipCodes.handler(({ input }) => slipCodes(core, input)),
      setRules: os.sessions.setRules.handler(({ input, context }) => sessions.setDayRules(core, context, input)),
      get: os.sessions.get.handler(({ input }) => sessions.getSession(core, input)),
      importRoster: os.sessions.importRoster.handler(({ input, context }) => importRoster(core, context, input)),
      rosterTemplate: os.sessions.rosterTemplate.handler(({ input }) => rosterTemplateFile(core, input)),
      setAccommodation: os.sessions.setAccommodation.handler(({ input, context }) =>
        setAccommodation(core, context, input),
      ),
      close: os.sessions.close.handler(({ input, context }) => sessions.closeSession(core, context, input)),
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
  };
}
