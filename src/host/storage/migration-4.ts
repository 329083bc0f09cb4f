// Format 4, a file a subject. A column ending in _at holds epoch milliseconds of the host's clock.
import { accessTables } from './migration-4/access.ts';
import { callTables } from './migration-4/calls.ts';
import { dayTables } from './migration-4/day.ts';
import { lockdownTables } from './migration-4/lockdown.ts';
import { markingTables } from './migration-4/marking.ts';
import { markingWorkTables } from './migration-4/marking-work.ts';
import { networkTables } from './migration-4/network.ts';
import { packageTables } from './migration-4/packages.ts';
import { paperFallbackTables } from './migration-4/paper-fallback.ts';
import { responseFileTables } from './migration-4/response-files.ts';
import { roomTables } from './migration-4/room.ts';

export const migration4 = [
  roomTables,
  networkTables,
  packageTables,
  markingTables,
  markingWorkTables,
  lockdownTables,
  responseFileTables,
  accessTables,
  dayTables,
  paperFallbackTables,
  callTables,
].join('\n');
