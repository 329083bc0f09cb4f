import { staffRoles, type StaffRole } from '#domain/roles.ts';
import type { TestHost } from '../support/test-host.ts';

export const password = 'a password of the staff';

const seat = 'staff-seat-000000000000000';

/** Signs in and returns the bearer. */
export async function signInAs(host: TestHost, role: StaffRole, username = 'all', word = password): Promise<string> {
  const opened = await host.as().signIn.open({ username, password: word, role, seat });
  if (!opened.ok) throw new Error(`${username} may not sign in as ${role}: ${opened.reason}`);
  return opened.bearer;
}

/** One more account. Returns its id. */
export async function hire(
  host: TestHost,
  administratorBearer: string,
  who: { username: string; name: string; employeeNumber: string; roles: StaffRole[] },
): Promise<string> {
  const created = await host.as(administratorBearer).staff.create({ ...who, password });
  if (!created.ok) throw new Error(`${who.username} was not hired: ${created.reason}`);
  return created.accountId;
}

/** The person `all`, who holds every role. */
export function hireForEverything(host: TestHost, administratorBearer: string): Promise<string> {
  const roles = [...staffRoles];
  return hire(host, administratorBearer, { username: 'all', name: '全岗', employeeNumber: 'S-3', roles });
}
