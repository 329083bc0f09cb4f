// Values that several operations share.
import { z } from 'zod';
import { itemKinds } from '#domain/item/item.ts';
import { locales } from '#domain/item/locale.ts';
import { defaultPartsScoring, defaultPool, pools } from '#domain/paper/blueprint.ts';

export const locale = z.enum(locales);
export const id = z.string().min(1).max(100);
export const localeText = z.object({
  'zh-CN': z.string().max(20_000).optional(),
  en: z.string().max(20_000).optional(),
});
export const kind = z.enum(itemKinds);
/** How choosing several of several earns points. */
export const multipleScoring = z.enum(['all-or-nothing', 'per-choice', 'no-wrong']);
/** How an item of several parts earns points. */
export const partsScoring = z.enum(['all-or-nothing', 'per-part']);
/** As a blueprint carries it; absent in those saved before there were items of several parts. */
export const blueprintPartsScoring = partsScoring.default(defaultPartsScoring);
/** Which items of its bank a blueprint draws from; one saved without a word on it draws from sealed items. */
export const pool = z.enum(pools).default(defaultPool);
/** Epoch milliseconds of the host's clock. */
export const at = z.number();
export const name = z.string().trim().min(1).max(100);
/** Opaque id of a seat: made once per browser profile or desktop install, 128 random bits. Names a place, is no secret. */
export const seat = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);

/** A file that crosses between screen and host: small enough to travel as base64. */
export const file = z.object({ name: z.string().max(255), mediaType: z.string(), base64: z.string() });

/** The answer of an operation that the exam's rules may refuse. A refusal is a value with a reason, never an HTTP code. */
export function outcome<S extends z.ZodRawShape, const R extends readonly [string, ...string[]]>(shape: S, reasons: R) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), ...shape }),
    z.object({ ok: z.literal(false), reason: z.enum(reasons), detail: z.string().optional() }),
  ]);
}
