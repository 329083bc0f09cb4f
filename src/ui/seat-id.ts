const key = 'invigil.seat';
const wellFormed = /^[A-Za-z0-9_-]{22,64}$/;

function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The opaque id of this seat, made once per browser profile: 128 random bits, base64url. It names a place and is no secret. */
export function seatId(storage: Storage = localStorage): string {
  const kept = storage.getItem(key);
  if (kept !== null && wellFormed.test(kept)) return kept;
  const made = freshId();
  storage.setItem(key, made);
  return made;
}
