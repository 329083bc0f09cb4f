import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { takeOver } from '#host/take-over.ts';
import { HostProcess } from '#tests/support/host-process.ts';
import type { ExamHouse } from './exam-house.ts';
import { actingAs } from './prepared-exam.ts';

/** A stick with the snapshots of a house, and the spare machine beside it. */
export class Spare {
  readonly #root = mkdtempSync(join(tmpdir(), 'invigil-spare-'));
  readonly stick = mkdtempSync(join(this.#root, 'stick-'));
  readonly dataFolder = join(this.#root, 'data');
  readonly #house: ExamHouse;

  constructor(house: ExamHouse) {
    this.#house = house;
  }

  /** Sets snapshots up, and writes one now. */
  async snapshot(): Promise<void> {
    const { snapshots } = await actingAs(this.#house, 'administrator');
    expect(await snapshots.set({ settings: { folder: this.stick, minutes: 120, keep: 3 } })).toEqual({ ok: true });
    await expect.poll(async () => (await snapshots.now({})).ok).toBe(true);
  }

  /** The spare machine opens the newest snapshot and answers where the lost host did. Its epoch. */
  async goesOn(): Promise<number> {
    const taken = await takeOver(this.stick, { dataFolder: this.dataFolder, uiFolder: this.stick });
    if (!taken.ok) throw new Error(taken.reason);
    await this.serve(this.dataFolder);
    return taken.epoch;
  }

  /** Another host on a folder answers at the house's address. */
  async serve(dataFolder: string): Promise<void> {
    const { house, port } = { house: this.#house, port: Number(new URL(this.#house.origin).port) };
    house.host = new HostProcess(dataFolder, undefined, port);
    await house.host.origin;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
