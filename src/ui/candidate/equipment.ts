import { canLock } from './full-screen.ts';

export const checkNames = [
  'host',
  'clock',
  'storage',
  'display',
  'full-screen',
  'input-method',
  'audio',
  'browser',
] as const;
export type CheckName = (typeof checkNames)[number];

/** fine and problem were measured; `untold`: nobody tried, or the browser does not say. An honest check never calls that fine. */
export type Judgement = 'fine' | 'problem' | 'untold';

/** What was found; the screen puts it into words. Numbers: milliseconds (host), seconds (clock), CSS pixels (display). */
export type Finding =
  | { readonly name: 'host'; readonly ok: boolean; readonly medianMs: number | null; readonly worstMs: number | null }
  | { readonly name: 'clock'; readonly ok: boolean; readonly apartS: number | null }
  | { readonly name: 'storage'; readonly ok: boolean }
  | { readonly name: 'display'; readonly ok: boolean; readonly width: number; readonly height: number }
  | { readonly name: 'full-screen'; readonly ok: boolean; readonly desktop: boolean }
  | { readonly name: 'input-method'; readonly ok: true; readonly typed: string }
  | { readonly name: 'audio'; readonly ok: true; readonly outputs: number | null }
  | { readonly name: 'browser'; readonly ok: true; readonly agent: string };

export function judge(found: Finding): Judgement {
  if (!found.ok) return 'problem';
  if (found.name === 'clock' && found.apartS === null) return 'untold';
  if (found.name === 'input-method' && found.typed === '') return 'untold';
  if (found.name === 'audio' && !found.outputs) return 'untold';
  return 'fine';
}

/** A reply slower than this (median, ms) makes a seat feel broken. */
const slowMs = 500;
/** A clock further apart than this (s) confuses people who compare it with the room's; it changes nothing in the exam. */
const apartS = 120;

/** Times a few replies of the host. A host that does not answer is a finding, not an error. */
export async function checkHost(ask: () => Promise<unknown>): Promise<Finding> {
  const took: number[] = [];
  try {
    for (let i = 0; i < 5; i += 1) {
      const from = performance.now();
      await ask();
      took.push(performance.now() - from);
    }
  } catch {
    return { name: 'host', ok: false, medianMs: null, worstMs: null };
  }
  took.sort((a, b) => a - b);
  const medianMs = Math.round(took[2] ?? 0);
  return { name: 'host', ok: medianMs < slowMs, medianMs, worstMs: Math.round(took.at(-1) ?? 0) };
}

/** Compares this machine's clock with the date the host writes on its replies (to the second). */
export async function checkClock(): Promise<Finding> {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  const told = answer?.headers.get('date');
  const at = told ? Date.parse(told) : Number.NaN;
  if (Number.isNaN(at)) return { name: 'clock', ok: true, apartS: null };
  const apart = Math.abs(Math.round((Date.now() - at) / 1000));
  return { name: 'clock', ok: apart <= apartS, apartS: apart };
}

/** Writes and reads back one value. */
export function checkStorage(storage: Storage = localStorage): Finding {
  try {
    storage.setItem('invigil.check', 'x');
    const ok = storage.getItem('invigil.check') === 'x';
    storage.removeItem('invigil.check');
    return { name: 'storage', ok };
  } catch {
    return { name: 'storage', ok: false };
  }
}

/** The whole display, since the window goes full screen before the start. */
export function checkDisplay(): Finding {
  const { width, height } = screen;
  return { name: 'display', ok: width >= 1024 && height >= 768, width, height };
}

export function checkFullScreen(): Finding {
  return { name: 'full-screen', ok: canLock(), desktop: window.invigilShell !== undefined };
}

/** Counts sound outputs as far as the browser tells; a part of theory needs none. */
export async function checkAudio(): Promise<Finding> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const devices = await media?.enumerateDevices().catch(() => undefined);
  const outputs = devices?.filter((d) => d.kind === 'audiooutput').length;
  return { name: 'audio', ok: true, outputs: outputs ?? null };
}

export function checkBrowser(): Finding {
  const agent = /(Electron|Edg|Chrome|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent;
  return { name: 'browser', ok: true, agent: agent.slice(0, 100) };
}
