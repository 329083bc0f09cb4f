import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import VerificationResult from '#ui/decision/VerificationResult.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';

const t = catalogues['zh-CN'];
const content = { number: 'SGD-2026-000001', holder: '林晓', 'scheme.zh-CN': '热线客服', 'scheme.en': 'Hotline' };

beforeEach(() => {
  preferences.locale = 'zh-CN';
});

describe('What a verification says', () => {
  test('valid: with the root it rests on, and the content by name in both languages', () => {
    const found = { kind: 'pdf', outcome: 'valid', rootFingerprint: 'AB:CD', sample: false, content } as const;
    render(VerificationResult, { props: { name: 'a.pdf', found } });
    screen.getByText(t.verify.outcomes.valid);
    screen.getByText('AB:CD');
    screen.getByText('SGD-2026-000001');
    screen.getByText('认证方案 · 简体中文');
    screen.getByText('认证方案 · English');
    expect(screen.queryByText(t.verify.contentUnproved)).toBeNull();
  });

  test('an issuer nobody vouches for is not valid, says so, and shows the fingerprint to compare', () => {
    const found = {
      kind: 'credential',
      outcome: 'not-valid',
      reason: 'issuer-unknown',
      rootFingerprint: 'EF:01',
      sample: false,
      content,
    } as const;
    render(VerificationResult, { props: { name: 'a.json', found } });
    screen.getByText(t.verify.issuerUnknown);
    screen.getByText(t.verify.issuerUnknownNext);
    screen.getByText('EF:01');
    expect(screen.queryByText(t.verify.outcomes.valid)).toBeNull();
    expect(screen.getAllByText(t.verify.contentUnproved).length).toBeGreaterThan(0);
  });

  test.each([
    ['signature-broken', '签名不正确'],
    ['expired', '已过有效期'],
    ['untrusted-chain', '不属于其声称的机构'],
  ])('not valid because of %s: in plain words', (reason, words) => {
    render(VerificationResult, {
      props: { name: 'a.pdf', found: { kind: 'pdf', outcome: 'not-valid', reason, sample: false } },
    });
    screen.getByText(t.verify.outcomes['not-valid']);
    screen.getByText(new RegExp(words));
  });

  test('a reason that this program has no words for is shown as it came', () => {
    render(VerificationResult, {
      props: { name: 'a.pdf', found: { kind: 'pdf', outcome: 'not-valid', reason: 'from-tomorrow', sample: false } },
    });
    screen.getByText(t.verify.reasonCode('from-tomorrow'));
  });

  test('unreadable: what it is not, and what to do', () => {
    render(VerificationResult, {
      props: { name: 'x', found: { kind: 'unknown', outcome: 'unreadable', reason: 'unknown-format', sample: false } },
    });
    screen.getByText(t.verify.outcomes.unreadable);
    screen.getByText(t.verify.unreadableNext);
  });

  test('a sample certificate is marked as such even when its signature holds', () => {
    render(VerificationResult, {
      props: { name: 'a.pdf', found: { kind: 'pdf', outcome: 'valid', sample: true, content } },
    });
    screen.getByText(t.verify.sample);
  });
});
