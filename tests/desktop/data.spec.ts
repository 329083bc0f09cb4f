import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderLock } from '#host/storage/folder-lock.ts';
import { callHost } from './support/call-host.ts';
import { expect, shownPage, test } from './support/desktop.ts';

const founding = {
  code: '', // the machine's own window needs none
  organisation: { 'zh-CN': '示例供电服务中心', en: 'Example Supply Service Centre' },
  administrator: { username: 'lin.admin', name: '林管理', employeeNumber: 'A-001', password: 'a long enough password' },
  passphrase: 'seven calm herons cross the river',
};

test('what the window founds is in the data folder and is still there after a restart', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch();
  const page = await shownPage(first);
  expect(await callHost(page, 'setup.state', {})).toMatchObject({ status: 200, json: { organisation: null } });
  const founded = await callHost(page, 'setup.create', founding);
  expect(founded).toMatchObject({ status: 200, json: { ok: true } });
  await first.close();

  expect(existsSync(dataFolder)).toBe(true);
  const second = await launch();
  const again = await shownPage(second);
  expect(await callHost(again, 'setup.state', {})).toMatchObject({
    status: 200,
    json: { organisation: { name: founding.organisation, sample: false } },
  });
  expect(await callHost(again, 'setup.create', founding)).toMatchObject({
    json: { ok: false, reason: 'already-set-up' },
  });
});

test('closing the window closes the host and gives the data folder back', async ({ launch, dataFolder }) => {
  const app = await launch();
  const page = await shownPage(app);
  expect((await callHost(page, 'setup.state', {})).status).toBe(200);
  expect(() => FolderLock.take(dataFolder)).toThrow(/in use/);
  const child = app.process();
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await closed;
  expect(child.exitCode).toBe(0);
  FolderLock.take(dataFolder).release();
});

test('a second start ends at once and brings the first window forward', async ({ launch, run }) => {
  const app = await launch();
  const page = await shownPage(app);
  const told = await app.evaluateHandle(({ app: program }) => {
    const seen = { times: 0 };
    program.on('second-instance', () => seen.times++);
    return seen;
  });
  const { code } = await run([]);
  expect(code).toBe(0);
  await expect.poll(() => told.evaluate(({ times }) => times)).toBe(1);
  expect((await callHost(page, 'setup.state', {})).status).toBe(200);
  expect(app.windows()).toHaveLength(1);
});

test('a data folder that another host holds is refused in both languages with exit code 3', async ({
  run,
  folder,
  dataFolder,
}) => {
  const lock = FolderLock.take(dataFolder);
  try {
    // A box on the screen would wait for a person: it is replaced by one that only writes.
    const box = join(folder, 'box.cjs');
    await writeFile(box, `require('electron').dialog.showErrorBox = (title, text) => console.log(title, text);`);
    const { code, output } = await run(['-r', box]);
    expect(output).toContain('正被另一个 Invigil 主机使用');
    expect(output).toContain('is in use by another Invigil host');
    expect(output).toContain(dataFolder);
    expect(code).toBe(3);
  } finally {
    lock.release();
  }
});
