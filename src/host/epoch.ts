import { keepHead, recordAct, type HostCore } from './host-core.ts';
import { epochOf, setMetaValue } from './storage/meta-store.ts';

/** The snapshot that a data folder was filled from. */
export interface SnapshotOrigin {
  /** Epoch milliseconds of the old host's clock. */
  readonly at: number;
  readonly head: { readonly seq: number; readonly hash: string };
}

/** From here on this host's word counts for more than what the old host may still say. */
export function raiseEpoch(core: HostCore, from: SnapshotOrigin): Promise<void> {
  return core.queue.run((db) => {
    const epoch = epochOf(db) + 1;
    const now = core.clock.now();
    setMetaValue(db, 'epoch', String(epoch));
    recordAct(core, db, 'host', 'host.taken-over', { epoch, snapshot: from }, now);
    keepHead(core, db, `host-taken-over ${epoch}`, now);
  });
}
