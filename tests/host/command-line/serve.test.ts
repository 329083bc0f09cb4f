import Database from 'better-sqlite3';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hostClient, overHttp } from '#host/commands/host-client.ts';
import { hotlineBank, newFolder, rawRequest, run, runHere, startServing, type Served } from './run.ts';

// Each start of a real process takes seconds on a busy machine.
const patience = { timeout: 180_000 };
const json = { 'content-type': 'application/json' };
const state = '/rpc/setup/state';
const input = '{"json":{}}';

const clientOf = (host: Served) => hostClient(host.address, overHttp, () => null);
const codeIn = (file: string) => /#code=([^"]+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';

describe('a host on its first run', () => {
  const data = newFolder();
  let host: Served;

  beforeAll(async () => {
    host = await startServing(data);
  }, patience.timeout);

  test('answers on 127.0.0.1 and gives its code in a private file only', async () => {
    expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await clientOf(host).setup.state({})).toMatchObject({ organisation: null });
    const launch = host.launchFile ?? '';
    expect(codeIn(launch).length).toBeGreaterThan(20);
    expect(readFileSync(launch, 'utf8')).toContain(`${host.address}/#code=`);
    if (process.platform !== 'win32') expect(statSync(launch).mode & 0o777).toBe(0o600);
    expect(await clientOf(host).setup.createSample({ code: 'guessed' })).toMatchObject({ reason: 'wrong-code' });
  });

  test('refuses requests under any other name, from other sites, without a length, or too large', async () => {
    const { host: name } = new URL(host.address);
    const post = async (headers: Record<string, string>, body = input) => {
      const all = { ...json, 'content-length': String(body.length), ...headers };
      return (await rawRequest(host.address, state, { method: 'POST', headers: all, body })).status;
    };
    expect(await post({ host: name })).toBe(200);
    expect(await post({ host: name.replace('127.0.0.1', 'localhost') })).toBe(200);
    for (const other of ['exam.example', 'exam.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.exam.example'])
      expect(await post({ host: other }), other).toBe(421);
    expect(await post({ host: `${name}.exam.example` })).toBe(400);
    expect(await post({ origin: 'http://exam.example' })).toBe(403);
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ 'content-type': 'text/plain' })).toBe(415);
    expect(await post({}, ' '.repeat(300 * 1024))).toBe(413);
    const chunked = { method: 'POST', headers: { ...json, 'transfer-encoding': 'chunked' }, body: input };
    expect((await rawRequest(host.address, state, chunked)).status).toBe(411);
    expect((await rawRequest(host.address, state, { headers: json })).status).toBe(405);
  });

  test('refuses a second host on the same folder by name', patience, async () => {
    const second = await run(['serve', '--data', data, '--port', '0']);
    expect(second).toMatchObject({ code: 3, out: '' });
    expect(second.err).toContain(`process ${host.pid}`);
    expect(second.err).toContain(host.address);
    const chinese = await runHere('serve', '--data', data, '--lang', 'zh-CN');
    expect(chinese).toMatchObject({ code: 3, err: expect.stringContaining('正被另一个 Invigil 主机使用') });
  });

  test('stops in order when it is told to, and takes its private file away', patience, async () => {
    expect(await host.stop('SIGTERM')).toBe(0);
    expect(existsSync(host.launchFile ?? '')).toBe(false);
    await expect(fetch(host.address)).rejects.toThrow();
  });
});

describe('a port', () => {
  test('that another program has is told, and the folder is let go', patience, async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const data = newFolder();
    for (const _ of ['first', 'second']) {
      const ended = await runHere('serve', '--data', data, '--port', String(port));
      expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`Port ${port} is taken`) });
    }
    other.close();
  });
});

describe('a host of the sample organisation', () => {
  const data = newFolder();
  let host: Served;

  beforeAll(async () => {
    host = await startServing(data);
    const made = await clientOf(host).setup.createSample({ code: codeIn(host.launchFile ?? '') });
    expect(made).toEqual({ ok: true });
  }, patience.timeout);

  test('lets a bank be imported through it, by an author and by nobody else', patience, async () => {
    const without = await runHere('bank', 'import', hotlineBank, '--data', data);
    expect(without).toMatchObject({ code: 3, err: expect.stringContaining('--as') });
    const words = ['bank', 'import', hotlineBank, '--data', data, '--as'];
    const wrong = await run([...words, 'author'], { INVIGIL_PASSWORD: 'a wrong password' });
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('account or password is wrong') });
    const proctor = await run([...words, 'proctor'], { INVIGIL_PASSWORD: 'sample-95598' });
    expect(proctor).toMatchObject({ code: 1, err: expect.stringContaining('no author') });
    expect(await run([...words, 'author'], {}, 'sample-95598\n')).toMatchObject({ code: 0 });
  });

  test('has its journal verified while it runs', async () => {
    const journal = await runHere('journal', 'verify', '--data', data, '--json');
    expect(journal.code).toBe(0);
    expect(JSON.parse(journal.out)).toMatchObject({ intact: true, firstBad: null });
  });

  test('stops on an interrupt from the keyboard; what is changed behind its back is then named', patience, async () => {
    expect(await host.stop('SIGINT')).toBe(0);
    const db = new Database(join(data, 'invigil.db'));
    db.prepare("UPDATE journal_payload SET text = replace(text, 'SAMPLE', 'REAL') WHERE seq = 1").run();
    db.close();
    const ended = await run(['journal', 'verify', '--data', data]);
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('First bad entry: 1') });
  });
});

describe('journal verify', () => {
  test('answers 2 where there are no data, and makes none', async () => {
    const data = newFolder();
    expect(await runHere('journal', 'verify', '--data', data)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(join(data, 'invigil.db'))).toBe(false);
  });
});
