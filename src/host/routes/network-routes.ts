// The room as machines: its network, its seats, and what travels between office and room.
import { guarded as os } from '../guard.ts';
import type { HostCore } from '../host-core.ts';
import { packagesState } from '../packages.ts';
import { candidatePhoto, setCandidatePhoto } from '../photos.ts';
import * as network from '../room-network.ts';
import * as responseFiles from '../response-files.ts';
import { exportRoomResults } from '../room-results.ts';
import * as seats from '../seats.ts';
import * as seb from '../seb.ts';
import { prepareSessionPackage, roomStaff } from '../session-packages.ts';
import * as snapshots from '../snapshots.ts';
import { takeSessionPackage } from '../take-package.ts';
import { takeRoomResults } from '../take-room-results.ts';
import { unseal } from '../unseal.ts';

export function networkRoutes(core: HostCore) {
  return {
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
    responseFiles: {
      preview: os.responseFiles.preview.handler(({ input }) => responseFiles.previewResponseFile(core, input)),
      take: os.responseFiles.take.handler(({ input, context }) => responseFiles.takeResponseFile(core, context, input)),
      list: os.responseFiles.list.handler(() => responseFiles.listResponseFiles(core)),
    },
  };
}
