import type { StaffRole } from '#domain/roles.ts';
import type { Host } from '#host/host.ts';
import { hostClient, newSeat, overHttp, type HostClient, type Send } from '../host-client.ts';
import { must } from './must.ts';

/** A way to a host: in this process, or over the machine's own network. */
export interface Connection {
  readonly origin: string;
  readonly send: Send;
}

export function into(host: Host): Connection {
  return {
    origin: 'http://127.0.0.1',
    send: (request) => host.handle(request, { console: false, device: 'demo' }),
  };
}

export function over(address: string): Connection {
  return { origin: address, send: overHttp };
}

export function anonymous({ origin, send }: Connection): HostClient {
  return hostClient(origin, send, () => null);
}

export function actingAs({ origin, send }: Connection, bearer: string): HostClient {
  return hostClient(origin, send, () => bearer);
}

/** Signs a member of staff in, at a seat of their own. */
export async function signIn(
  connection: Connection,
  who: { readonly username: string; readonly password: string; readonly role: StaffRole },
): Promise<HostClient> {
  const { username, password, role } = who;
  const opened = await anonymous(connection).signIn.open({ username, password, role, seat: newSeat() });
  return actingAs(connection, must(opened, `sign-in of ${username}`).bearer);
}
