import { boxOf, overlap, sizeOf, type Shape } from '#domain/item/area.ts';
import type { Report } from './check-item.ts';
import { checkKeyList, checkRepeats, checkTexts } from './check-lists.ts';
import { shapeSchema } from './item-schema.ts';
import type { MediaFile, ReadMedia } from './media-file.ts';
import { asList, asMap, asText, texts, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** The file an item names. One that is there and has a problem of its own is not missing. */
function medium(name: unknown, field: string, { media, named }: ReadMedia, report: Report): MediaFile | null {
  if (typeof name !== 'string') return null;
  if (!named.has(name)) report([field], 'missing-media', expectations.inMedia(name));
  return media.get(name) ?? null;
}

export function checkHotspot({ picture, areas, key }: RawMap, report: Report, media: ReadMedia): void {
  const file = medium(picture, 'picture', media, report);
  const ids = asList(areas).map((area) => asText(asMap(area)['id']));
  checkRepeats(ids, (at) => report(['areas', at, 'id'], 'repeated-id', expectations.uniqueHere));
  const known = texts(ids);
  checkKeyList(key, known, report, expectations.ownArea(known));
  const sound: { readonly at: number; readonly shape: Shape }[] = [];
  asList(areas).forEach((area, at) => {
    const read = shapeSchema.safeParse(asMap(area)['shape']);
    if (!read.success) return;
    const shape = read.data;
    if (sizeOf(shape) === 0) report(['areas', at, 'shape'], 'flat-area', expectations.someArea);
    else {
      const against = sound.find((other) => overlap(other.shape, shape));
      if (against !== undefined) {
        report(
          ['areas', at, 'shape'],
          'overlap',
          expectations.apart,
          `${ids[at] ?? at}, ${ids[against.at] ?? against.at}`,
        );
      }
      sound.push({ at, shape });
    }
    const { width, height } = file?.medium ?? {};
    if (width === undefined || height === undefined) return;
    const box = boxOf(shape);
    if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) {
      report(['areas', at, 'shape'], 'outside-picture', expectations.insidePicture(width, height));
    }
  });
}

/** How far the told length may be from the sound's own (s): encoders round, and a pause at the end may be counted or not. */
const lengthSlack = 1;

export function checkListening({ audio, seconds, options, key }: RawMap, report: Report, media: ReadMedia): void {
  const file = medium(audio, 'audio', media, report);
  const ids = checkTexts(options, ['options'], report);
  checkKeyList(key, ids, report, expectations.ownOption(ids));
  const length = file?.seconds;
  if (length !== undefined && typeof seconds === 'number' && Math.abs(Math.ceil(length) - seconds) > lengthSlack) {
    report(['seconds'], 'wrong-length', expectations.seconds(Math.ceil(length)));
  }
}
