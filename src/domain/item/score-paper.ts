import { maximumOf, type Paper } from '../paper/paper.ts';
import { sumPoints } from './points.ts';
import type { Response } from './response.ts';
import { scoreResponse, scoringVersion, type ItemScore } from './score.ts';

export interface PaperScore {
  readonly points: number;
  readonly maximum: number;
  /** In the order of the paper. */
  readonly items: readonly (ItemScore & { readonly ref: string })[];
  /** In the order in which topics first appear in the paper. */
  readonly byTopic: readonly { readonly topic: string; readonly points: number; readonly maximum: number }[];
  readonly scoringVersion: number;
}

/** Scores a whole paper. An item without a response is blank; a response to an item that is not in the paper counts nothing. */
export function scorePaper(paper: Paper, responses: ReadonlyMap<string, Response>): PaperScore {
  const scored = paper.items.map((paperItem) => ({
    topic: paperItem.item.topic,
    score: { ref: paperItem.ref, ...scoreResponse(paperItem, responses.get(paperItem.ref) ?? null, paper) },
  }));
  const byTopic = Map.groupBy(scored, ({ topic }) => topic);
  return {
    points: sumPoints(scored.map(({ score }) => score.points)),
    maximum: maximumOf(paper),
    items: scored.map(({ score }) => score),
    byTopic: [...byTopic].map(([topic, own]) => ({
      topic,
      points: sumPoints(own.map(({ score }) => score.points)),
      maximum: sumPoints(own.map(({ score }) => score.maximum)),
    })),
    scoringVersion,
  };
}
