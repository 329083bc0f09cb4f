import { openHost, type Host } from '../host.ts';
import { bundledBanks, programVersion, uiFolder } from '../program-files.ts';
import { FolderRefused } from '../storage/folder-lock.ts';

/** A host on the folder for one command; null while another one has it. */
export async function openUnlessHeld(dataFolder: string): Promise<Host | null> {
  try {
    return await openHost({ dataFolder, uiFolder, bundledBanks, version: programVersion() });
  } catch (error) {
    if (error instanceof FolderRefused && error.reason === 'locked') return null;
    throw error;
  }
}
