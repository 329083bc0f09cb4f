import { describe, expect, it } from 'vitest';
import { isReplaced, readEpoch, rememberEpoch, writeEpoch } from '#domain/seat/host-epoch.ts';

const lineage = '0123456789abcdef0123456789abcdef';
const other = 'fedcba9876543210fedcba9876543210';

describe('a host’s epoch', () => {
  it('is believed when it is as high as the highest heard, and refused when a higher one was', () => {
    expect(isReplaced(null, { lineage, epoch: 1 })).toBe(false);
    expect(isReplaced({ lineage, epoch: 2 }, { lineage, epoch: 2 })).toBe(false);
    expect(isReplaced({ lineage, epoch: 2 }, { lineage, epoch: 3 })).toBe(false);
    expect(isReplaced({ lineage, epoch: 2 }, { lineage, epoch: 1 })).toBe(true);
  });

  it('says nothing about a host of another lineage: that is another room', () => {
    expect(isReplaced({ lineage, epoch: 7 }, { lineage: other, epoch: 1 })).toBe(false);
    expect(rememberEpoch({ lineage, epoch: 7 }, { lineage: other, epoch: 1 })).toEqual({ lineage: other, epoch: 1 });
  });

  it('is remembered as the highest of its lineage: an old host never lowers it', () => {
    expect(rememberEpoch(null, { lineage, epoch: 3 })).toEqual({ lineage, epoch: 3 });
    expect(rememberEpoch({ lineage, epoch: 3 }, { lineage, epoch: 2 })).toEqual({ lineage, epoch: 3 });
    expect(rememberEpoch({ lineage, epoch: 3 }, { lineage, epoch: 4 })).toEqual({ lineage, epoch: 4 });
  });

  it('is read back as it was written, and nothing else is', () => {
    for (const epoch of [0, 12]) expect(readEpoch(writeEpoch({ lineage, epoch }))).toEqual({ lineage, epoch });
    for (const wrong of [
      '',
      '3',
      `${lineage} 01`,
      `${lineage} -1`,
      `${lineage} 1 2`,
      `${lineage.slice(1)} 1`,
      `${lineage}  1`,
    ])
      expect(readEpoch(wrong), wrong).toBeNull();
  });
});
