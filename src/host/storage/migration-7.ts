// Format 7, a file a subject. A column ending in _at holds epoch milliseconds of the host's clock.
import { accessTables } from './migration-7/access.ts';
import { callTables } from './migration-7/calls.ts';
import { dayTables } from './migration-7/day.ts';
import { lockdownTables } from './migration-7/lockdown.ts';
import { markingTables } from './migration-7/marking.ts';
import { paperFallbackTables } from './migration-7/paper-fallback.ts';
import { responseFileTables } from './migration-7/response-files.ts';

export const migration7 = [
  markingTables,
  lockdownTables,
  responseFileTables,
  accessTables,
  dayTables,
  paperFallbackTables,
  callTables,
].join('\n');
