import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { pageFile } from '#tests/support/room-line.ts';
import { chromiumForTests, plainFlags } from '#tools/chromium.mjs';
import { expect, wordsIn, type ExamHouse, type Look } from './exam-house.ts';

/** Where the proctor's screen says that the room is. */
export interface ShownRoom {
  readonly url: string;
  readonly pageUrl: string;
  readonly code: string;
  readonly fingerprint: string;
}

/** The proctor opens the room on this machine's loopback address by the screen, and reads what it says. */
export async function openRoomByScreen(proctor: Page, look: Look): Promise<ShownRoom> {
  const t = wordsIn(look.locale);
  await proctor.getByRole('link', { name: t.staff.nav.network }).click();
  await expect(proctor.getByText(t.network.closedTitle)).toBeVisible();
  await proctor.getByRole('radio', { name: '127.0.0.1' }).check();
  await proctor.getByRole('button', { name: t.network.open, exact: true }).click();
  await expect(proctor.getByRole('heading', { name: t.network.joinTitle })).toBeVisible();
  const said = async (name: string) => (await proctor.locator(`[data-${name}]`).getAttribute(`data-${name}`)) ?? '';
  return {
    url: await said('room-url'),
    pageUrl: await said('page-url'),
    code: await said('pairing-code'),
    fingerprint: await said('fingerprint'),
  };
}

/**
 * A browser on another machine, as far as one machine can be two: a Chromium of its own that trusts the room's authority by its
 * key and nothing else. This Chromium takes no authority from a store, so it is pinned where a person would install it.
 */
export async function seatBrowser(room: ShownRoom, look: Look, house: ExamHouse) {
  const pem = (await pageFile(room.pageUrl, '/invigil-room.pem')).body.toString();
  const spki = new X509Certificate(pem).publicKey.export({ format: 'der', type: 'spki' });
  const pin = createHash('sha256').update(spki).digest('base64');
  const profile = mkdtempSync(join(tmpdir(), 'invigil-seat-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumForTests(),
    args: [...plainFlags(), `--ignore-certificate-errors-spki-list=${pin}`],
    viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
    locale: look.locale,
    reducedMotion: 'reduce',
  });
  const kept = { locale: look.locale, theme: look.theme ?? 'light', textSize: look.textSize ?? 100, contrast: false };
  await context.addInitScript((preferences) => {
    if (localStorage.getItem('invigil.preferences') === null)
      localStorage.setItem('invigil.preferences', JSON.stringify(preferences));
  }, kept);
  const page = await context.newPage();
  page.on('pageerror', (error) => house.faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error' || /ERR_CONNECTION|ERR_EMPTY|401|403|net::/.test(text)) return;
    if (house.expected?.test(text) !== true) house.faults.push(text);
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, close };
}
