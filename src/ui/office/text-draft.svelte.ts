import type { LocaleText } from '#domain/item/locale.ts';

/** A text being written in both languages. */
export class TextDraft {
  zh = $state('');
  en = $state('');

  constructor(text: { readonly [L in keyof LocaleText]?: string | undefined } = {}) {
    this.zh = text['zh-CN'] ?? '';
    this.en = text.en ?? '';
  }

  /** True while it is blank in every language. */
  get empty(): boolean {
    return this.zh.trim() === '' && this.en.trim() === '';
  }

  /** As the host takes it: a language that is blank is left out. */
  get text(): { 'zh-CN'?: string; en?: string } {
    const [zh, en] = [this.zh.trim(), this.en.trim()];
    return { ...(zh === '' ? {} : { 'zh-CN': zh }), ...(en === '' ? {} : { en }) };
  }
}
