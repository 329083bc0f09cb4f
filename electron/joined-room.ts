import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** The room that this desktop seat joined: whom it trusts there, and what shows that it may come in. */
export interface JoinedRoom {
  /** Like https://192.168.1.5:9561 */
  readonly url: string;
  /** The one certificate that the host's must stand under. The system's own authorities count for nothing here. */
  readonly authorityPem: string;
  readonly token: string;
}

/** Null when none is remembered, or the file is not whole: the seat then joins anew. */
export function rememberedRoom(file: string): JoinedRoom | null {
  try {
    const { url, authorityPem, token } = JSON.parse(readFileSync(file, 'utf8')) as Partial<JoinedRoom>;
    const whole = typeof url === 'string' && typeof authorityPem === 'string' && typeof token === 'string';
    return whole && new URL(url).protocol === 'https:' ? { url, authorityPem, token } : null;
  } catch {
    return null;
  }
}

/** Only this account may read it: the token is the seat's right to the room. */
export function rememberRoom(file: string, room: JoinedRoom): void {
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(room), { mode: 0o600, flag: 'wx', flush: true });
}

export function forgetRoom(file: string): void {
  rmSync(file, { force: true });
}
