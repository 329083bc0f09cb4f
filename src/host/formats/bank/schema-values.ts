// Values that the schemas of a bank's files share. A custom refusal names its wording by `params.expected`.
import { z } from 'zod';

export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens, at most 64 characters');
/** A lone surrogate has no canonical form to hash, and a control character cannot be seen or drawn. */
const isPlain = (value: string) => value.isWellFormed() && !/[\p{Cc}--[\t\n\r]]/v.test(value);
export const text = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine(isPlain, { error: 'text without control or broken characters', params: { expected: 'plain-text' } });
export const localeText = z
  .strictObject({ 'zh-CN': text.optional(), en: text.optional() })
  .refine((t) => t['zh-CN'] !== undefined || t.en !== undefined, 'a text in at least one language: zh-CN, en')
  .transform((t) => ({
    ...(t['zh-CN'] === undefined ? {} : { 'zh-CN': t['zh-CN'] }),
    ...(t.en === undefined ? {} : { en: t.en }),
  }));
export const difficulty = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export const sources = z.array(z.strictObject({ source: id, place: text })).min(1);

const fileName = (endings: string, expected: string) =>
  z.string().refine((name) => new RegExp(`^[a-z0-9][a-z0-9-]{0,63}\\.(${endings})$`, 'u').test(name), {
    error: `a file name in media/, ending in ${endings}`,
    params: { expected },
  });
/** Files of the bank's `media/`, without the folder. */
export const pictureName = fileName('svg', 'picture-name');
export const audioName = fileName('opus|ogg', 'audio-name');
