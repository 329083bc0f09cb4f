// Safe Exam Browser's settings: a property list, and the Config Key that the browser proves with every request. Both as its public
// developer documentation describes them (safeexambrowser.org/developer: File Format, Config Key).
import { createHash } from 'node:crypto';

export type SebValue = string | number | boolean | readonly SebValue[] | SebDict;
export interface SebDict {
  readonly [key: string]: SebValue;
}

/** Says which program wrote the settings; the one key that does not count for the Config Key. */
const originator = 'originatorVersion';

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function isDict(value: SebValue): value is SebDict {
  return typeof value === 'object' && !Array.isArray(value);
}

/** JSON in SEB's own way: keys sorted without regard to case, no white space, no escapes, empty dictionaries left out. */
function sebJson(value: SebValue): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value !== 'object') return String(value);
  if (!isDict(value)) return `[${value.map(sebJson).join(',')}]`;
  const folded = (key: string) => key.toLowerCase();
  const entries = Object.entries(value)
    .filter(([, inner]) => !(isDict(inner) && Object.keys(inner).length === 0))
    .sort(([a], [b]) => (folded(a) < folded(b) ? -1 : 1));
  return `{${entries.map(([key, inner]) => `"${key}":${sebJson(inner)}`).join(',')}}`;
}

/** SHA-256, lower-case hex, of the settings without `originatorVersion`. */
export function configKey(settings: SebDict): string {
  return sha256(sebJson(Object.fromEntries(Object.entries(settings).filter(([key]) => key !== originator))));
}

/** What the header X-SafeExamBrowser-ConfigKeyHash must hold for a request to that absolute address. */
export function configKeyHash(address: string, key: string): string {
  return sha256((address.split('#', 1)[0] ?? '') + key);
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replaceAll(/[&<>]/g, (character) => escapes[character] ?? '');

function plistValue(value: SebValue, indent: string): string {
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`;
  const inner = `${indent}  `;
  const lines = isDict(value)
    ? Object.entries(value).flatMap(([key, one]) => [`${inner}<key>${escaped(key)}</key>`, plistValue(one, inner)])
    : value.map((one) => plistValue(one, inner));
  const name = isDict(value) ? 'dict' : 'array';
  return [`${indent}<${name}>`, ...lines, `${indent}</${name}>`].join('\n');
}

/** The settings as an unencrypted .seb file: XML, UTF-8. */
export function sebFile(settings: SebDict): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    plistValue(settings, ''),
    '</plist>',
    '',
  ].join('\n');
}

/**
 * What a seat of an exam needs: it starts at `startUrl`, reaches nothing but `host` (name and port), closes without a password, and
 * proves its settings with every request. SEB's own defaults, which are the strict ones, stand for everything left out.
 */
export function examSettings(wish: {
  readonly startUrl: string;
  readonly host: string;
  readonly program: string;
}): SebDict {
  const rule = { action: 1, active: true, expression: `${wish.host}/*`, regex: false };
  return {
    [originator]: `Invigil_${wish.program}`,
    sebConfigPurpose: 0,
    startURL: wish.startUrl,
    sendBrowserExamKey: true,
    allowQuit: true,
    hashedQuitPassword: '',
    allowPreferencesWindow: false,
    allowSwitchToApplications: false,
    allowSpellCheck: false,
    allowScreenSharing: false,
    allowVirtualMachine: false,
    allowDownUploads: false,
    enablePrintScreen: false,
    enableRightMouse: false,
    browserWindowAllowReload: true,
    showReloadButton: true,
    showTime: true,
    newBrowserWindowByLinkPolicy: 0,
    newBrowserWindowByScriptPolicy: 0,
    // The seat's place in the room is kept in the page's storage: it must outlive a restart of the browser.
    examSessionClearCookiesOnStart: false,
    examSessionClearCookiesOnEnd: false,
    removeLocalStorage: false,
    URLFilterEnable: true,
    URLFilterEnableContentFilter: false,
    URLFilterRules: [rule],
  };
}
