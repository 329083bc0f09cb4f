import { expect, realElectron, shownPage, test } from './support/desktop.ts';

test.describe('what only the real binary enforces', { tag: realElectron }, () => {
  test('the page runs in a sandboxed process, apart from the preload', async ({ launch }) => {
    const app = await launch();
    const page = await shownPage(app);
    const preferences = await app.evaluate(({ webContents }) =>
      (webContents.getAllWebContents()[0] as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
    );
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    // With isolation the page's own Object prototype is not the preload's: what it adds cannot reach the shell.
    const tampered = await page.evaluate(() => {
      Object.defineProperty(Object.prototype, 'taken', { get: () => 'over' });
      const { invigilShell } = globalThis as unknown as { invigilShell: { kind: string } };
      return invigilShell.kind;
    });
    expect(tampered).toBe('desktop');
  });

  test('the page gets no camera, with or without sound, and neither screen, place nor notifications', async ({
    launch,
  }) => {
    const page = await shownPage(await launch());
    const answers = await page.evaluate(async () => {
      const name = async (asked: Promise<unknown>) =>
        asked.then(
          () => 'granted',
          (error: Error) => error.name,
        );
      return {
        both: await name(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        camera: await name(navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await name(navigator.mediaDevices.getDisplayMedia()),
        notifications: await Notification.requestPermission(),
        place: await new Promise((done) => {
          navigator.geolocation.getCurrentPosition(
            () => done('granted'),
            ({ code }) => done(code === 1 ? 'denied' : code),
          );
        }),
      };
    });
    expect(Object.values(answers)).not.toContain('granted');
    expect(answers).toMatchObject({ notifications: 'denied', place: 'denied' });
  });

  test('the page has no spelling help', async ({ launch }) => {
    const app = await launch();
    await shownPage(app);
    expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
  });
});
