import type { Locale, LocaleText } from '#domain/item/locale.ts';
import { inLocale } from '#domain/item/locale.ts';
import { currentLocale } from './words.svelte.ts';

const made = new Map<string, Intl.DateTimeFormat>();

function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const found = made.get(key);
  if (found !== undefined) return found;
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options);
  made.set(key, format);
  return format;
}

const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** 14:03:22, from epoch milliseconds. */
export function timeOfDay(at: number): string {
  return dates(currentLocale(), time).format(at);
}

/** 14:03, from epoch milliseconds. */
export function timeOfMinute(at: number): string {
  return timeOfDay(at).slice(0, -3);
}

/** The day, from epoch milliseconds. */
export function date(at: number): string {
  return dates(currentLocale(), day).format(at);
}

/** Day, hour and minute, from epoch milliseconds. */
export function dateTime(at: number): string {
  return dates(currentLocale(), { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** A number with the language's grouping. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: digits }).format(value);
}

/** A share of 0 … 1 as per cent. */
export function percent(share: number, digits = 0): string {
  return new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** Time left as 1:23:45 or 23:45, from milliseconds, rounded up so that 0:00 means none is left. */
export function clock(ms: number): string {
  const all = Math.max(0, Math.ceil(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${pad(minutes)}:${pad(seconds)}`;
}

/** Time gone by, like `clock`: a second counts once it is over. */
export function elapsed(ms: number): string {
  return clock(Math.floor(Math.max(0, ms) / 1000) * 1000);
}

/** A text of several languages in the one on the screen, else in what there is. */
export function said(text: LocaleText): string {
  return inLocale(text, currentLocale());
}

/** Names in a row, as the language writes lists. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(currentLocale(), { type: 'unit', style: 'short' }).format(names);
}
