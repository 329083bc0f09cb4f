// @vitest-environment jsdom
import './support/jsdom-gaps.ts';
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answers, Asked } from '#ui/answers.ts';
import App from '#ui/App.svelte';
import { advise } from '#ui/first-run/passphrase-advice.ts';
import { preferences } from '#ui/preferences.svelte.ts';
import { Situation } from '#ui/situation.svelte.ts';
import { fakeLink, sampleOrganisation, someOrganisation, type FakeOperations } from './support/fake-host.ts';

const notSetUp: Answers['setup']['state'] = { version: '0.1.0', overRoom: false, organisation: null, sample: null };
const who = { accountId: 'a', personId: 'p', name: '王监考', username: 'wang', roles: ['proctor' as const] };
const proctorIn = { ok: true, bearer: 'b', ...who, role: 'proctor' } as const;

function open(operations: FakeOperations) {
  const { link, sent } = fakeLink(operations);
  const situation = new Situation(link);
  render(App, { situation });
  return { situation, sent };
}
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const fill = async (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });

beforeEach(() => {
  sessionStorage.clear();
  location.hash = '';
  preferences.locale = 'zh-CN';
});
afterEach(() => void vi.useRealTimers());

describe('the first screen', () => {
  test('says that the host does not answer, and tries again on request', async () => {
    let up = false;
    open({
      setup: {
        state: () => {
          if (!up) throw new TypeError('Failed to fetch');
          return someOrganisation;
        },
      },
    });
    await screen.findByRole('alert');
    up = true;
    await press('重试');
    await screen.findByRole('heading', { name: '测试供电公司' });
  });

  test('marks a sample organisation, and fills in a sample account on one click', async () => {
    open({
      setup: { state: () => sampleOrganisation },
      signIn: { open: () => proctorIn },
      room: { sessions: () => [] },
    });
    expect(await screen.findByText(/示例机构（SAMPLE）/)).toBeTruthy();
    await press(/我是工作人员/);
    await press(/样例·监考员/);
    expect(screen.getByLabelText<HTMLInputElement>('用户名').value).toBe('proctor');
    await press('登录');
    await screen.findByText('王监考，监考员');
    expect(screen.getByText(/示例机构（SAMPLE）/)).toBeTruthy();
  });
});

describe('staff sign-in', () => {
  async function atSignIn(openSignIn: NonNullable<FakeOperations['signIn']>['open'], more: FakeOperations = {}) {
    const opened = open({
      setup: { state: () => someOrganisation },
      room: { sessions: () => [] },
      ...more,
      signIn: { ...(openSignIn ? { open: openSignIn } : {}), close: () => ({}) },
    });
    await press(/我是工作人员/);
    await fill('用户名', 'wang');
    await fill('密码', 'secret-password');
    await press('登录');
    return opened;
  }

  test('an account of several roles chooses one, and the sign-in is bound to it', async () => {
    const asked: Asked['signIn']['open'][] = [];
    await atSignIn((a) => {
      asked.push(a);
      return a.role === null ? { ok: false, reason: 'choose-role', roles: ['author', 'proctor'] } : proctorIn;
    });
    await fireEvent.click(await screen.findByRole('radio', { name: '监考员' }));
    await press('登录');
    await screen.findByText('王监考，监考员');
    expect(asked.map((a) => a.role)).toEqual([null, 'proctor']);
    expect(screen.getByRole('navigation', { name: '主导航' }).textContent).toContain('考场机位');
    expect(screen.queryByRole('link', { name: '题库' })).toBeNull();
  });

  test('too many tries: the seconds to wait are shown and counted down, and the button rests', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    await atSignIn(() => ({ ok: false, reason: 'wait', seconds: 30 }));
    await screen.findByText(/等待 30 秒/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '登录' }).disabled).toBe(true);
    await vi.advanceTimersByTimeAsync(29_000);
    await screen.findByText(/等待 1 秒/);
    await vi.advanceTimersByTimeAsync(1_250);
    await waitFor(() => expect(screen.queryByText(/等待/)).toBeNull());
  });

  test('a sign-in that ended brings the person back, says so, and forgets the bearer', async () => {
    const { situation } = await atSignIn(() => proctorIn, {
      room: {
        sessions: () =>
          Response.json(
            { json: { defined: false, code: 'UNAUTHORIZED', status: 401, message: '' } },
            { status: 401 },
          ) as never,
      },
    });
    await screen.findByText(/登录已失效，请重新登录/);
    expect(situation.link.signedIn).toBe(false);
    expect(situation.who).toBeNull();
  });
});

describe('the first run', () => {
  test('takes the setup code out of the address and keeps it over a reload', async () => {
    location.hash = '#code=from-the-link';
    const { sent } = open({
      setup: { state: () => notSetUp, createSample: () => ({ ok: false, reason: 'wrong-code' }) },
    });
    await press('一键创建示例机构');
    await screen.findByText(/设置码不正确/);
    expect(location.href).not.toContain('from-the-link');
    expect(sent.at(-1)?.asked).toEqual({ code: 'from-the-link' });
    expect(screen.queryByText('此窗口没有设置码')).toBeNull();
  });

  test('names every field that is wrong and founds nothing until they are right', async () => {
    const { sent } = open({ setup: { state: () => notSetUp, create: () => ({ ok: false, reason: 'wrong-code' }) } });
    await press('开始设置');
    await fill('密钥口令', '短口令');
    await press('创建单位与密钥');
    for (const said of ['请填写姓名', '请填写工号', '口令至少 12 个字符', '两次输入的口令不一致']) {
      expect(screen.getByText(said)).toBeTruthy();
    }
    expect(sent.some((s) => s.operation === 'setup.create')).toBe(false);
  });

  test('the recovery code stays until the file is saved and its keeping confirmed', async () => {
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    let founded = false;
    open({
      setup: {
        state: () => (founded ? someOrganisation : notSetUp),
        create: () => {
          founded = true;
          return {
            ok: true,
            recoveryCode: 'AAAA-BBBB-CCCC',
            recoveryFile: { name: 'recovery.json', text: '{}' },
            rootCertificatePem: 'PEM',
            rootFingerprint: 'AA:BB',
          };
        },
      },
    });
    await press('开始设置');
    await fill('单位名称（中文）', '测试供电公司');
    await fill('姓名', '王管理');
    await fill('工号', '1001');
    await fill('用户名', 'admin');
    await fill('登录密码', 'a-password');
    await fill('密钥口令', '海棠 电表 四十二 风筝 夜航');
    await fill('再次输入密钥口令', '海棠 电表 四十二 风筝 夜航');
    await press('创建单位与密钥');
    await screen.findByText('AAAA-BBBB-CCCC');
    const go = screen.getByRole<HTMLButtonElement>('button', { name: '完成，前往登录' });
    const kept = screen.getByRole<HTMLInputElement>('checkbox', { name: /我已抄写恢复码/ });
    expect([go.disabled, kept.disabled]).toEqual([true, true]);
    await press('保存恢复文件');
    await fireEvent.click(kept);
    await press('完成，前往登录');
    await screen.findByRole('button', { name: /我是考生/ });
    expect(sessionStorage.getItem('invigil.setup-code')).toBeNull();
  });

  test('the advice on a passphrase counts variety, not only length', () => {
    expect(advise('elevenchars')).toBe('too-short');
    expect(advise('aaaaaaaaaaaaaaaaaaaaaaaa')).toBe('weak');
    expect(advise('abcdefghijklmnopqrstuvwxyz')).toBe('weak');
    expect(advise('correct horse')).toBe('fair');
    expect(advise('correct horse battery staple')).toBe('strong');
    expect(advise('海棠电表四十二风筝夜航船')).toBe('strong');
  });
});
