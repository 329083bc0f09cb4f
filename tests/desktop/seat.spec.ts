import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePassword } from '#host/sample/sample-people.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { HostProcess } from '#tests/support/host-process.ts';
import { caller, type Caller } from '#tests/support/caller.ts';
import { _electron, type ElectronApplication } from '@playwright/test';
import { callHost } from './support/call-host.ts';
import { expect, shownPage, test } from './support/desktop.ts';

/** A host of the sample organisation on another machine of the room, with its proctor, and the room open on 127.0.0.1. */
async function openRoom(folder: string) {
  const host = new HostProcess(folder);
  const origin = await host.origin;
  const html = readFileSync(join(folder, 'first-run.html'), 'utf8');
  const code = decodeURIComponent(/#code=([^"]+)"/.exec(html)?.[1] ?? '');
  expect((await caller(fetch, null, origin).setup.createSample({ code })).ok).toBe(true);
  const account = { username: 'proctor', password: samplePassword, role: 'proctor' as const };
  const opened = await caller(fetch, null, origin).signIn.open({ ...account, seat: 'the-proctors-own-seat-0000' });
  const proctor = caller(fetch, opened.ok ? opened.bearer : null, origin);
  const [session] = await proctor.room.sessions({});
  const sessionId = session?.sessionId ?? '';
  expect((await proctor.network.open({ sessionId, address: '127.0.0.1', port: 0 })).ok).toBe(true);
  const { open } = await proctor.network.state({});
  return { host, proctor, joining: open?.joining, url: open?.url ?? '' };
}

async function letIn(proctor: Caller, name: string): Promise<void> {
  await expect.poll(async () => (await proctor.seats.list({})).seats.length).toBe(1);
  const [waiting] = (await proctor.seats.list({})).seats;
  expect(await proctor.seats.approve({ seatId: waiting?.seatId ?? '', name, place: null })).toEqual({ ok: true });
}

const startAsSeat = (folder: string, dataFolder: string): Promise<ElectronApplication> =>
  _electron.launch({
    args: ['.', `--user-data-dir=${join(folder, 'user')}`, '--join'],
    env: { ...(process.env as Record<string, string>), INVIGIL_DATA: dataFolder },
  });

test('a desktop seat joins by address and code, waits to be let in, sits down, and remembers the room', async ({
  folder,
  dataFolder,
  launch,
}) => {
  test.slow(); // a host, and the program twice
  const { host, proctor, joining, url } = await openRoom(join(folder, 'host'));
  try {
    const t = catalogues['zh-CN'];
    const first = await startAsSeat(folder, dataFolder);
    const page = await shownPage(first);
    await expect(page.getByRole('heading', { name: t.join.desktopTitle })).toBeVisible();
    await page.getByLabel(t.join.address).fill(url.replace('https://', ''));
    await page.getByLabel(t.join.code).fill('00000-00000');
    await page.getByRole('button', { name: t.join.submit, exact: true }).click();
    await expect(page.getByText(t.join.desktopRefused['not-the-room'])).toBeVisible();
    await page.getByLabel(t.join.code).fill(joining?.code ?? '');
    await page.getByRole('button', { name: t.join.submit, exact: true }).click();
    await expect(page.getByRole('heading', { name: t.join.pendingTitle })).toBeVisible();
    await letIn(proctor, 'B-07');
    await page.getByLabel(t.signIn.admissionNumber).fill('95598001');
    await page.getByRole('button', { name: t.signIn.enter, exact: true }).click();
    await expect(page.getByRole('heading', { name: t.candidate.awaitingTitle })).toBeVisible();
    expect((await proctor.seats.list({})).seats).toMatchObject([{ kind: 'desktop', name: 'B-07', state: 'approved' }]);
    // The token is the shell's: no page of the window ever holds it.
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('seat-token');
    expect(existsSync(join(dataFolder, 'invigil.db'))).toBe(false);
    await first.close();

    const second = await launch(); // without --join: a remembered room is enough
    const again = await shownPage(second);
    expect(await callHost(again, 'seats.mine', {})).toMatchObject({ json: { standing: 'approved', name: 'B-07' } });
  } finally {
    await host.kill();
  }
});

test('a desktop seat whose host is gone says so, and can forget the room', async ({ folder, dataFolder }) => {
  test.slow();
  const t = catalogues['zh-CN'];
  const { host, joining } = await openRoom(join(folder, 'host'));
  const first = await startAsSeat(folder, dataFolder);
  const page = await shownPage(first);
  await page.getByLabel(t.join.address).fill(joining?.link ?? '');
  await page.getByRole('button', { name: t.join.submit, exact: true }).click();
  await expect(page.getByRole('heading', { name: t.join.pendingTitle })).toBeVisible();
  await host.kill();
  await page.reload();
  await expect(page.getByRole('heading', { name: t.join.desktopSilentTitle })).toBeVisible();
  await page.getByRole('button', { name: t.join.forget }).click();
  await expect(page.getByRole('heading', { name: t.join.desktopTitle })).toBeVisible();
  expect(existsSync(join(folder, 'user', 'room.json'))).toBe(false);
  await first.close();
});
