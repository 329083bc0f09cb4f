import { describe, expect, it } from 'vitest';
import { issueCertificate } from '#host/formats/certificate/issue-certificate.ts';
import { chains, loadFace, splitRuns, undrawable } from '#host/formats/certificate/glyphs.ts';
import { fitText, measure } from '#host/formats/certificate/typeset.ts';
import { content, makeOrganisation, mustIssue } from './issued.ts';

describe('the letters of a name', () => {
  it('are drawn for Chinese, minority, Latin, Greek and Cyrillic names', () => {
    const names = [
      '欧阳子墨',
      '犇骉',
      '阿卜杜热合曼·买买提',
      'Łukasz Żółć',
      'Şahin Ğül',
      'Nguyễn Thị Ánh',
      'Ελένη',
      'Ольга',
    ];
    expect(names.flatMap((name) => undrawable(name))).toEqual([]);
  });

  it('come from another face where the first has no glyph', () => {
    const runs = splitRuns('张Łu', chains.zh);
    expect(runs).toEqual([
      { face: 'serif', text: '张' },
      { face: 'latin', text: 'Ł' },
      { face: 'serif', text: 'u' },
    ]);
    for (const { face, text } of runs)
      for (const glyph of loadFace(face).layout(text).glyphs) expect(glyph.id, `${face} draws ${text}`).not.toBe(0);
  });

  it('are named one by one where no face has them, and never drawn as a box', async () => {
    const { keys } = await makeOrganisation();
    const refused = await issueCertificate({ content: { ...content, holderName: '𠮷田𠮷男🙂' }, keys });
    expect(refused).toEqual({ ok: false, reason: 'undrawable', characters: ['𠮷 U+20BB7', '🙂 U+1F642'] });
    const decider = await issueCertificate({ content: { ...content, decidedBy: '李𬎆' }, keys });
    expect(decider).toMatchObject({ ok: false, characters: ['𬎆 U+2C386'] });
  });

  it('may not be control characters, direction marks or variation selectors', () => {
    expect(undrawable('a\u202Eb')).toEqual(['U+202E']);
    expect(undrawable('葛\u{E0100}')).toEqual(['葛\u{E0100} U+845B U+E0100']);
    expect(undrawable('a\u0000b')).toEqual(['U+0000']);
  });

  it('are composed before they are drawn and compared', async () => {
    const { keys } = await makeOrganisation();
    const issued = await mustIssue(keys, { holderName: '  Jose\u0301   Garci\u0301a ' });
    expect(issued.credentialJson).toContain('"José García"');
  });
});

describe('a text on the page', () => {
  const rule = { width: 200, sizes: [12, 10, 8], maxLines: 2 };

  it('takes the largest size that fits, then two even lines', () => {
    expect(fitText('短', chains.zh, rule)).toEqual({ lines: ['短'], size: 12 });
    const set = fitText('在省级客户服务中心独立受理故障报修、业务咨询、投诉举报与业务办理', chains.zh, rule);
    expect(set?.lines).toHaveLength(2);
    for (const line of set?.lines ?? []) expect(measure(line, chains.zh, set?.size ?? 0)).toBeLessThanOrEqual(200.5);
    expect(set?.lines[1]).not.toMatch(/^[，。、）]/);
  });

  it('is refused rather than cut off', async () => {
    expect(fitText('很长的文字'.repeat(40), chains.zh, rule)).toBeNull();
    const { keys } = await makeOrganisation();
    const scope = { 'zh-CN': '很长的认证范围'.repeat(50) };
    expect(await issueCertificate({ content: { ...content, scope }, keys })).toMatchObject({
      ok: false,
      reason: 'too-long',
    });
  });
});

describe('the content of a certificate', () => {
  it('is refused by field when it is not a certificate’s', async () => {
    const { keys } = await makeOrganisation();
    const wrong = issueCertificate({ content: { ...content, number: 'INV-1', validUntil: 1 }, keys });
    await expect(wrong).rejects.toThrow(/number: .*check digit/);
  });

  it('is not signed with a key that is not the certificate’s', async () => {
    const [{ keys }, other] = [await makeOrganisation(), await makeOrganisation()];
    const mixed = { ...keys, issuingPrivateKey: other.keys.issuingPrivateKey };
    await expect(issueCertificate({ content, keys: mixed })).rejects.toThrow(/private key/);
  });
});
