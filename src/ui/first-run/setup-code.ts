const kept = 'invigil.setup-code';

/**
 * The code of the private link (`#code=…`) that the host wrote at its start. It is taken out of the address at once, and kept
 * for this tab until the organisation stands: a reload must not lose it.
 */
export function takeSetupCode(storage: Storage = sessionStorage): string {
  const found = /^#code=([^&]+)/.exec(location.hash)?.[1];
  if (found !== undefined) {
    storage.setItem(kept, decodeURIComponent(found));
    history.replaceState(null, '', location.pathname + location.search);
  }
  return storage.getItem(kept) ?? '';
}

export function forgetSetupCode(storage: Storage = sessionStorage): void {
  storage.removeItem(kept);
}
