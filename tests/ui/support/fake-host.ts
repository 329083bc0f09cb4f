import type { Component } from 'svelte';
import { render } from '@testing-library/svelte';
import type { Answers, Asked } from '#ui/answers.ts';
import { HostLink } from '#ui/call.ts';
import { Situation } from '#ui/situation.svelte.ts';
import InSituation from './InSituation.svelte';

/** What a test's host answers, operation by operation; one that is not given fails like an unreachable host. */
export type FakeOperations = {
  [N in keyof Asked]?: { [V in keyof Asked[N]]?: (asked: Asked[N][V]) => Answer<N, V> | Promise<Answer<N, V>> };
};
type Answer<N extends keyof Asked, V extends keyof Asked[N]> = V extends keyof Answers[N] ? Answers[N][V] : never;

export interface Sent {
  readonly operation: string;
  readonly authorization: string | null;
  readonly asked: unknown;
}

/** The real client over a transport that exists only in this test: RPC bodies in, RPC bodies out. */
export function fakeLink(operations: FakeOperations): { link: HostLink; sent: Sent[] } {
  const sent: Sent[] = [];
  const table = operations as Record<string, Record<string, (asked: unknown) => unknown> | undefined>;
  const link = new HostLink('http://host.test', async (input) => {
    const request = input as Request;
    const [, , noun = '', verb = ''] = new URL(request.url).pathname.split('/');
    const asked = ((await request.json()) as { json?: unknown }).json;
    sent.push({ operation: `${noun}.${verb}`, authorization: request.headers.get('authorization'), asked });
    const answer = table[noun]?.[verb];
    if (answer === undefined) throw new TypeError('Failed to fetch');
    const made = await answer(asked);
    if (made instanceof Response) return made;
    return Response.json({ json: made });
  });
  return { link, sent };
}

/** An organisation as `setup.state` tells it. */
export const someOrganisation: Answers['setup']['state'] = {
  version: '0.1.0',
  organisation: { name: { 'zh-CN': '测试供电公司', en: 'Test Power' }, sample: false, rootFingerprint: 'AA:BB' },
  sample: null,
};

export const sampleOrganisation: Answers['setup']['state'] = {
  version: '0.1.0',
  organisation: { name: { 'zh-CN': '样例供电公司', en: 'Sample Power' }, sample: true, rootFingerprint: 'AA:BB' },
  sample: {
    accounts: [{ username: 'proctor', password: 'sample-95598', role: 'proctor', name: '样例·监考员' }],
    passphrase: 'sample passphrase',
    admissionNumbers: ['95598001'],
    practiceCodes: ['95598-95598-9559A'],
  },
};

/** Draws a component where the application would: with its client and its situation. */
export function renderIn<P extends object>(
  component: Component<P, object, keyof P | ''>,
  props: P,
  operations: FakeOperations = {},
  setup: Answers['setup']['state'] = someOrganisation,
) {
  const { link, sent } = fakeLink(operations);
  const situation = new Situation(link);
  situation.setup = setup;
  const drawn = render(InSituation, {
    props: { situation, component, props },
  });
  return { ...drawn, situation, sent };
}
