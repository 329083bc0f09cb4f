import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSvg } from '#host/formats/bank/check-svg.ts';
import { mediaLimit } from '#host/formats/bank/media-file.ts';
import { opusSeconds } from '#host/formats/bank/opus-seconds.ts';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import { readBank, type ReadBank } from '#host/formats/bank/read-bank.ts';
import { kindsBank, plate } from '../support/kinds-bank.ts';
import { silentOpus } from '../support/opus.ts';
import { temporaryFolder } from '../support/test-host.ts';

type Content = string | Uint8Array;

const bank = kindsBank().map((f) => ({
  path: f.path,
  content: 'text' in f ? f.text : Buffer.from(f.base64, 'base64'),
}));

/** The bank of every kind with files replaced, added, or taken away by null. */
function readWith(change: Readonly<Record<string, Content | null>>): ReadBank {
  const kept = bank.filter(({ path }) => !(path in change));
  const changed = Object.entries(change).flatMap(([path, content]) => (content === null ? [] : [{ path, content }]));
  return readBank([...kept, ...changed]);
}

const problems = (read: ReadBank) =>
  read.ok ? [] : read.problems.map((p) => `${p.file}:${p.line} ${p.code} ${p.field}`.trim());
const hashOf = (read: ReadBank) => (read.ok ? read.hash : JSON.stringify(read.problems));
const items = (edit: (text: string) => string): Record<string, Content> => ({
  'items/all.yaml': edit(String(bank.find(({ path }) => path === 'items/all.yaml')?.content)),
});

describe('the media of a bank', () => {
  it('are read with it: what they are, how large a picture is, and their hash in that of the bank', () => {
    const read = readWith({});
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.bank.media?.map(({ name, mediaType, width }) => [name, mediaType, width])).toEqual([
      ['call.opus', 'audio/ogg', undefined],
      ['plate.svg', 'image/svg+xml', 400],
    ]);
    expect(read.media.map(({ content }) => Buffer.from(content).length > 100)).toEqual([true, true]);
  });

  it('change the hash of the bank when a single stroke of a picture does', () => {
    expect(hashOf(readWith({ 'media/plate.svg': plate.replace('rx="8"', 'rx="9"') }))).not.toBe(hashOf(readWith({})));
  });

  it('that no item names, and notes beside them, belong to no bank', () => {
    const more = { 'media/unused.svg': plate, 'media/other.opus': silentOpus(1) };
    expect(hashOf(readWith(more))).toBe(hashOf(readWith({})));
  });

  it('that an item names must be there', () => {
    expect(problems(readWith({ 'media/plate.svg': null, 'media/call.opus': null }))).toEqual([
      expect.stringMatching(/^items\/all.yaml:\d+ missing-media items\[9\]\.picture$/),
      expect.stringMatching(/^items\/all.yaml:\d+ missing-media items\[10\]\.audio$/),
    ]);
  });

  it('are told by their content, whatever their name says', () => {
    expect(problems(readWith({ 'media/call.opus': 'RIFF....WAVEfmt ' }))).toEqual(['media/call.opus:1 not-opus']);
    expect(problems(readWith({ 'media/plate.svg': Buffer.from([0x89, 0x50, 0x4e, 0x47]) }))).toEqual([
      'media/plate.svg:1 not-utf8',
    ]);
    expect(problems(readWith({ 'media/plate.svg': '<html xmlns="http://www.w3.org/1999/xhtml"/>' }))).toEqual([
      'media/plate.svg:1 not-svg',
    ]);
  });

  it('are at most 2 MB each', () => {
    const large = Buffer.alloc(mediaLimit + 1, ' ');
    expect(problems(readWith({ 'media/plate.svg': large }))).toEqual(['media/plate.svg:1 media-too-large']);
  });

  it('must be as long as the item says, and hold its areas', () => {
    const wrong = items((text) =>
      text.replace('seconds: 2', 'seconds: 20').replace('circle: [300, 50, 30]', 'circle: [380, 50, 30]'),
    );
    expect(problems(readWith(wrong)).map((p) => p.replace(/^.*:\d+ /, ''))).toEqual([
      'outside-picture items[9].areas[1].shape',
      'wrong-length items[10].seconds',
    ]);
  });

  it('are read from the folder of a bank, where other files lie beside them', async () => {
    const folder = temporaryFolder();
    const files = [...bank, { path: 'media/how-made.md', content: '# Scripts' }, { path: 'media/a.wav', content: 'x' }];
    for (const { path, content } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    expect(hashOf(await readBankFolder(folder))).toBe(hashOf(readWith({})));
    writeFileSync(join(folder, 'media/plate.svg'), Buffer.alloc(mediaLimit + 1));
    expect(problems(await readBankFolder(folder))).toContain('media/plate.svg:1 media-too-large');
  });
});

describe('a picture', () => {
  const svg = (inner: string, root = '') =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${root}>\n${inner}\n</svg>`);

  it.each([
    ['shapes, text, gradients and marks of its own', '<defs><g id="a"/></defs><use href="#a"/><text>电能表</text>'],
    ['a style sheet that only paints', '<style>.a { fill: #123; stroke: url(#g) }</style><rect class="a"/>'],
    ['a colour by reference', '<rect fill="url(#g)" style="stroke: url( \'#g\' )"/>'],
    ['comments and character data', '<!-- a note --><desc><![CDATA[<script> is only a word here]]></desc>'],
  ])('with %s is taken', (_, inner) => {
    expect(checkSvg(svg(inner))).toEqual({ ok: true, width: 10, height: 10 });
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['foreign content', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['an event attribute', '<rect onload="alert(1)"/>'],
    ['an event attribute in capitals', '<rect ONCLICK="alert(1)"/>'],
    ['a link', '<a href="#x"><rect/></a>'],
    ['a picture from elsewhere', '<image href="https://example.org/x.png"/>'],
    ['a use of another file', '<use href="other.svg#a"/>'],
    ['a use by the older name', '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:x"/>'],
    ['a fill from elsewhere', '<rect fill="url(https://example.org/x)"/>'],
    ['a fill from elsewhere, spread out', '<rect fill="url(\n &quot;//example.org&quot;)"/>'],
    ['an import in its style', '<style>@import "x.css";</style>'],
    ['an import hidden in character data', '<style><![CDATA[@import "x.css";]]></style>'],
    ['an escape in its style', '<rect style="fill: \\75rl(x)"/>'],
    ['an animation', '<set attributeName="href" to="javascript:alert(1)"/>'],
    ['an element of no drawing', '<iframe/>'],
    ['an element of another namespace', '<script xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['another base', '<g xml:base="https://example.org/"/>'],
    ['an attribute of another program', '<g xmlns:i="urn:i" i:label="key"/>'],
    ['a stylesheet instruction', '<?xml-stylesheet href="x.css"?>'],
  ])('with %s is refused at its line', (_, inner) => {
    const checked = checkSvg(svg(inner));
    expect(checked.ok ? [] : [...new Set(checked.findings.map((f) => f.code))]).toEqual(['svg-refused']);
    expect(checked.ok ? [] : checked.findings.map((f) => f.place.line)).toContain(2);
  });

  it.each([
    ['a document type', '<!DOCTYPE svg [<!ENTITY a "b">]>', 'svg-refused'],
    ['an unclosed element', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g>', 'svg-syntax'],
    ['no namespace', '<svg viewBox="0 0 1 1"/>', 'not-svg'],
    ['no viewBox', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>', 'view-box'],
    ['a viewBox that begins elsewhere', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="5 0 1 1"/>', 'view-box'],
    ['nothing in it', '', 'svg-syntax'],
  ])('with %s is refused', (_, text, code) => {
    const checked = checkSvg(Buffer.from(text));
    expect(checked.ok ? [] : checked.findings.map((f) => f.code)).toContain(code);
  });
});

describe('a sound', () => {
  it.each([0.5, 1, 2.25, 61.5])('of %d seconds is as long as it says', (seconds) => {
    expect(opusSeconds(silentOpus(seconds))).toBeCloseTo(seconds, 3);
  });

  it('that is cut short, is another stream or is none is refused', () => {
    const whole = silentOpus(2);
    expect(opusSeconds(whole.subarray(0, whole.length - 5))).toBeNull();
    expect(opusSeconds(Buffer.concat([whole, Buffer.from('more')]))).toBeNull();
    const vorbis = Buffer.from(whole);
    vorbis.write('\x01vorbis\x00', whole.indexOf('OpusHead'), 'latin1');
    expect(opusSeconds(vorbis)).toBeNull();
    expect(opusSeconds(Buffer.alloc(0))).toBeNull();
  });
});
