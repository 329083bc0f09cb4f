import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { configKey, configKeyHash, examSettings, sebFile, type SebDict } from '#host/formats/seb/seb-settings.ts';

// Each key below was computed with `openssl dgst -sha256` over JSON that was written out by hand after the public rules.
const startURL = 'https://192.168.1.5:9561/';

describe('the Config Key', () => {
  it('is the SHA-256 of the settings as JSON: {"allowQuit":true,"startURL":"https://192.168.1.5:9561/"}', () => {
    const key = 'caa59c1ea4c03265ff3690b31d077a95d426d3f6cad372798e5b3da43dc84a65';
    expect(configKey({ allowQuit: true, startURL })).toBe(key);
    expect(configKey({ startURL, allowQuit: true })).toBe(key);
  });

  it('does not depend on which program wrote the settings, nor on empty dictionaries', () => {
    const key = configKey({ startURL, allowQuit: true });
    expect(configKey({ originatorVersion: 'SEB_Win_3.8.0', startURL, allowQuit: true, proxies: {} })).toBe(key);
    expect(configKey({ startURL, allowQuit: false })).not.toBe(key);
  });

  it('sorts without regard to case at every depth, and escapes nothing', () => {
    // {"allowWlan":false,"arr":[],"browserViewMode":1,"nested":{"Alpha":"x","beta":2},"quote":"a\b/"中文","URLFilterRules":[…],"zoomMode":0}
    const rule = { regex: false, expression: '192.168.1.5:9561/*', active: true, action: 1 };
    const settings: SebDict = {
      zoomMode: 0,
      URLFilterRules: [rule],
      quote: 'a\\b/"中文',
      nested: { beta: 2, Alpha: 'x' },
      arr: [],
      browserViewMode: 1,
      allowWlan: false,
    };
    expect(configKey(settings)).toBe('ea2a7c55c837a0535021c41bd083dae844e9ff36615c4e86613bf644c36f5b68');
  });

  it('of an exam’s settings is what the browser computes from the file', () => {
    const wish = { startUrl: 'https://192.168.1.5:9561/?session=abc', host: '192.168.1.5:9561', program: '0.1.0' };
    const key = '5f915bb5789cf2a0e5612e5b90e9ae5717efa927a8a6d60b03f9589fc9d59609';
    expect(configKey(examSettings(wish))).toBe(key);
    expect(configKey(readPlist(sebFile(examSettings(wish))))).toBe(key);
    const hash = '6517c2dadc4e86897afb61820946467e33e6d5f4ff2a6b6d5191ebf3c66cb135';
    expect(configKeyHash('https://192.168.1.5:9561/rpc/candidate/save', key)).toBe(hash);
    expect(configKeyHash('https://192.168.1.5:9561/rpc/candidate/save#part', key)).toBe(hash);
    expect(configKeyHash('https://192.168.1.5:9561/rpc/candidate/state', key)).not.toBe(hash);
  });
});

describe('a settings file', () => {
  it('is a property list that holds its values whatever characters they have', () => {
    const settings: SebDict = { a: '<&>"\'中文', b: [1, true, { c: 'x]]>' }], d: false, e: {} };
    expect(readPlist(sebFile(settings))).toEqual(settings);
    expect(sebFile(settings)).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE plist PUBLIC/);
  });

  it('lets the seat reach the room and nothing else, and close without a password', () => {
    const wish = { startUrl: startURL, host: '192.168.1.5:9561', program: '0.1.0' };
    expect(readPlist(sebFile(examSettings(wish)))).toMatchObject({
      startURL,
      sendBrowserExamKey: true,
      allowQuit: true,
      hashedQuitPassword: '',
      URLFilterEnable: true,
      URLFilterRules: [{ action: 1, active: true, expression: '192.168.1.5:9561/*', regex: false }],
    });
  });
});

type Value = string | number | boolean | Value[] | { [key: string]: Value };

/** A property list as a reader of its own sees it. */
function readPlist(xml: string): SebDict {
  const stack: { value: Value; key: string }[] = [];
  let text = '';
  let root: Value = '';
  const put = (value: Value) => {
    const into = stack.at(-1);
    if (into === undefined) root = value;
    else if (Array.isArray(into.value)) into.value.push(value);
    else if (typeof into.value === 'object') into.value[into.key] = value;
  };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    text = '';
    if (name === 'dict') stack.push({ value: {}, key: '' });
    if (name === 'array') stack.push({ value: [], key: '' });
  });
  parser.on('text', (more) => (text += more));
  parser.on('closetag', ({ name }) => {
    const top = stack.at(-1);
    if (name === 'key' && top !== undefined) top.key = text;
    if (name === 'string') put(text);
    if (name === 'integer') put(Number(text));
    if (name === 'true' || name === 'false') put(name === 'true');
    if ((name === 'dict' || name === 'array') && top !== undefined) {
      stack.pop();
      put(top.value);
    }
  });
  parser.write(xml).close();
  return root as unknown as SebDict;
}
