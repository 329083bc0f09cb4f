import { locales, type Locale } from '#domain/item/locale.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
/** Text size in per cent of the browser's own. */
export const textSizes = [100, 125, 150, 175, 200] as const;
const key = 'invigil.preferences';

interface Kept {
  theme: Theme;
  contrast: boolean;
  textSize: number;
  locale: Locale;
}

function read(): Partial<Kept> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>;
  } catch {
    return {};
  }
}

const one = <T>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

/** How this seat shows its screens. Kept in the browser: it holds nothing about a person. */
class Preferences {
  theme = $state<Theme>('system');
  contrast = $state(false);
  textSize = $state(100);
  locale = $state<Locale>('zh-CN');
  #systemDark = $state(false);

  constructor() {
    const kept = read();
    this.theme = one(themes, kept.theme, 'system');
    this.contrast = kept.contrast === true;
    this.textSize = one<number>(textSizes, kept.textSize, 100);
    this.locale = one(locales, kept.locale, 'zh-CN');
    const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
    this.#systemDark = dark?.matches ?? false;
    dark?.addEventListener('change', (e) => (this.#systemDark = e.matches));
  }

  /** The theme that is on the screen now. */
  get shownTheme(): 'light' | 'dark' {
    if (this.theme !== 'system') return this.theme;
    return this.#systemDark ? 'dark' : 'light';
  }

  /** One step larger or smaller. */
  resizeText(step: 1 | -1): void {
    const at = textSizes.findIndex((s) => s === this.textSize);
    this.textSize = textSizes[at + step] ?? this.textSize;
  }

  /** The next candidate at this seat does not inherit the last one's display. */
  resetDisplay(): void {
    this.contrast = false;
    this.textSize = 100;
  }

  /** Writes the display to the document and keeps it. Call inside an effect. */
  apply(root: HTMLElement): void {
    const { theme, contrast, textSize, locale } = this;
    root.lang = locale;
    root.dataset['theme'] = this.shownTheme;
    root.dataset['contrast'] = contrast ? 'more' : 'normal';
    root.style.setProperty('--text-size', String(textSize / 100));
    localStorage.setItem(key, JSON.stringify({ theme, contrast, textSize, locale } satisfies Kept));
  }
}

export const preferences = new Preferences();
