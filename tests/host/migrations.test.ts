import Database from 'better-sqlite3';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { foldResponses } from '#domain/attempt/responses.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { openHost } from '#host/host.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptsOfSession, responsesOf } from '#host/storage/attempt-store.ts';
import { databaseFile, migrations, openForReading, openForWriting, type ReadDb } from '#host/storage/database.ts';
import { sessions } from '#host/storage/session-store.ts';
import { temporaryFolder, TestHost } from '../support/test-host.ts';
import { databaseText, rowsOf, schemaOf, tablesOf } from './database-text.ts';
import { build, certify, passphrase } from './decided-exam.ts';
import { addToRoster } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const formats = migrations.map((_, at) => at + 1);
const fixture = (format: number) => new URL(`fixtures/format-${format}.sql`, import.meta.url);

/**
 * A format that was released never changes. While one is not, INVIGIL_WRITE_FIXTURE=1 writes its data folder anew, from a real exam
 * by the newest program: people who passed, failed and never came, a decision, a conflict, an erased payload.
 */
async function writeFixture(): Promise<void> {
  const host = await TestHost.open();
  const day = await build(host);
  await certify(host, [day.passed]);
  const { decisions, certificates } = host.as(await signInAs(host, 'decision-maker'));
  await decisions.declareConflict({ candidateId: day.failed, note: '亲属' });
  await certificates.unlock({ passphrase });
  await certificates.issue({ candidateIds: [day.passed] });
  const { incidents, conditions, attendance } = host.as(day.proctorBearer);
  const { sessionId } = day;
  const recorded = await incidents.record({ sessionId, attemptIds: [], code: 'environment.noise', note: '施工' });
  const incidentId = recorded.ok ? recorded.incidentId : '';
  const correction = { code: 'environment.power', severity: 'major', note: '停电', withdrawn: false } as const;
  await incidents.correct({ incidentId, ...correction });
  const fine = { ok: true, note: '' };
  const points = { seating: fine, light: fine, noise: fine, clocks: fine, equipment: fine, emergency: fine };
  await conditions.record({ sessionId, points });
  await attendance.mark({ sessionId, marks: [{ candidateId: day.absent, mark: 'absent' }] });
  const office = host.as(await signInAs(host, 'author')).sessions;
  const [added] = await addToRoster(host, day, '姓名,工号', ['便利,E-55']);
  const granted = { extraMinutes: 5, extraPercent: 25, textSize: 150, notes: '单独考室' } as const;
  await office.setAccommodation({ candidateId: added?.candidateId ?? '', ...granted });
  await host.close();
  const db = new Database(databaseFile(host.folder));
  db.exec(`UPDATE certificate SET pdf = X'255044462D'`); // a page is large, and only the row matters here
  const erased = db.prepare(`SELECT seq FROM journal WHERE kind = 'sign-in.opened'`).get() as { seq: number };
  db.prepare('DELETE FROM journal_payload WHERE seq = ?').run(erased.seq);
  db.prepare('INSERT INTO journal_erasure (seq, erased_by_seq) VALUES (?, ?)').run(erased.seq, erased.seq + 1);
  // What no operation of that day wrote, so that no table is without a row.
  db.exec(`INSERT OR IGNORE INTO meta (key, value) VALUES ('note', 'kept');
    INSERT OR IGNORE INTO tick (id, boot, mono, wall) VALUES (1, 'boot', 12.5, 1780275600000);
    INSERT OR IGNORE INTO bank_task SELECT id, version, 'case', 'case-1', '{}' FROM bank;
    INSERT OR IGNORE INTO room_authority VALUES ('192.168.1.5', 'certificate', 'sealed', 1782867600000);
    INSERT OR IGNORE INTO room_opening SELECT 'opening', id, '192.168.1.5', 9561, 9560, 1780275600000, 'account:a', NULL FROM session LIMIT 1;
    INSERT OR IGNORE INTO seat VALUES ('seat', 'hash', 'profile', 'browser', 'approved', 'A-01', 1, 1, '192.168.1.7', NULL, 1780275600000);
    INSERT OR IGNORE INTO seat_grid VALUES (1, 5, 6);
    INSERT OR IGNORE INTO seb_settings SELECT id, 'https://192.168.1.5:9561/', 'key', 1780275600000 FROM session LIMIT 1;
    INSERT OR IGNORE INTO medium VALUES ('00ff', 'image/svg+xml', X'3C7376672F3E');
    INSERT OR IGNORE INTO bank_medium SELECT id, version, 'plate.svg', '00ff', 400, 200 FROM bank;
    INSERT INTO practice_pass SELECT 'pass-1', id, 'ab12', 1780275600000, NULL FROM person LIMIT 1;
    INSERT INTO practice_pass_bank SELECT 'pass-1', id FROM bank;
    INSERT INTO session_report SELECT id, 1, 'ab12', X'255044462D', 'account:x', created_at FROM session`);
  db.exec(`INSERT INTO host_kit VALUES ('host-1', 1, '301', 'INV01', 'pem', 'pem', 'key', 1780275600000, 'first', NULL, NULL);
    INSERT INTO photo SELECT id, 'image/png', X'89504E47' FROM person LIMIT 1;
    INSERT INTO package_sent SELECT 'sent-1', id, 'host-1', 1, 2, 1780275600000 FROM session LIMIT 1;
    INSERT INTO package_taken SELECT 'taken-1', id, 1, 1, '[]', '[]', 'salt', X'00FF', 1780275600000, 1780275600000, NULL FROM session LIMIT 1;
    INSERT INTO package_bank SELECT id, version, 'taken-1' FROM bank LIMIT 1;
    INSERT INTO earlier_result SELECT id, 'theory', 'attempt-elsewhere', 3.5, 5, 'earlier', 1780275600000 FROM candidate LIMIT 1;
    INSERT INTO other_journal SELECT 'host-1', 0, j.seq, j.text, j.hash, p.salt, p.text, 0 FROM journal j
      JOIN journal_payload p ON p.seq = j.seq WHERE j.seq = 1;
    INSERT INTO other_head SELECT 'host-1', 0, seq, 'reason', hash, 1780275600000, NULL FROM journal WHERE seq = 1;
    INSERT INTO results_taken SELECT 'results-1', id, 'host-1', 0, 1, 1780275600000 FROM session LIMIT 1;
    INSERT INTO attempt_elsewhere SELECT id, 'host-1', 0 FROM attempt LIMIT 1`);
  db.exec(`INSERT INTO case_paper SELECT id, 'ab12', '{}', 1780275600000 FROM attempt LIMIT 1;
    INSERT INTO marking_task SELECT 'task-1', id, session_id, candidate_id, 'cases', 'A-1', 2, 0.2, 'mean', NULL, NULL, 1780275600000, 'live', NULL FROM attempt LIMIT 1;
    INSERT INTO marking_assignment SELECT 'task-1', id, 1, 0, 1780275600000, NULL FROM person LIMIT 1;
    INSERT INTO sheet_viewing SELECT 'task-1', id, 1780275600000 FROM person ORDER BY id DESC LIMIT 1;
    INSERT INTO mark_sheet SELECT 'task-1', person_id, 1, '{}', 1780275600000, 1780275600000 FROM marking_assignment;
    INSERT INTO mark_sheet_original SELECT task_id, person_id, 1, '{}', 1780275600000, '{}', 'signature', 'key' FROM mark_sheet;
    INSERT INTO fatal_word SELECT 'task-1', s.person_id, 'safety', 1, v.person_id, 'note', 1780275600000 FROM mark_sheet s, sheet_viewing v`);
  db.exec(`INSERT OR IGNORE INTO session_day (session_id, rehearsal, rules) SELECT id, 0, '{}' FROM session LIMIT 1;
    INSERT INTO note_sheet SELECT id, 1, '12', 1780275600000 FROM attempt LIMIT 1;
    INSERT INTO save_timing SELECT id, 3, 42, 1780275600000 FROM attempt LIMIT 1`);
  db.exec(`INSERT INTO sign_in_lock SELECT token, 'asked', 1780275600000 FROM sign_in LIMIT 1;
    INSERT INTO entry_code SELECT 'code-1', id, 'office', 'AB12C', 'salt$value', id, 1780275600000, NULL, NULL, NULL FROM account LIMIT 1`);
  db.exec(
    `INSERT INTO seat_report SELECT NULL, id, 'focus-lost', 7, '', 1780275600000, NULL, 'one' FROM attempt LIMIT 1`,
  );
  db.exec(
    `INSERT INTO response_file SELECT 'file-1', id, 'ab12', X'7B7D', 'kept', '{}', 'lost disk', 'account:a', 1780275600000 FROM attempt LIMIT 1`,
  );
  db.exec(`INSERT INTO transcript SELECT a.id, c.person_id, c.id, 1780275600000, NULL FROM attempt a, account c LIMIT 1;
    INSERT INTO transcript_line SELECT attempt_id, person_id, 'ref', NULL, 1780275600000 FROM transcript;
    INSERT INTO archive VALUES ('archive-1', '["/media/a.zip","/media/b.zip"]', 'ab12', 5, 1, 'cd34', 1780275600000, 1780275600000);
    INSERT INTO session_wiped SELECT id, 'archive-1', 4, 4, 90, 1780275600000, NULL FROM session LIMIT 1`);
  db.exec(`INSERT INTO call_paper SELECT id, 'ab12', '{}', 1780275600000 FROM attempt LIMIT 1;
    INSERT INTO recording_segment SELECT 'segment-1', id, 1, 'desk', 'console', 'audio/webm;codecs=opus', 'boot', 12.5, 1780275600000, NULL, 0 FROM attempt LIMIT 1;
    INSERT INTO recording_key VALUES ('segment-1', 1, 'sealed');
    INSERT INTO recording_chunk VALUES ('segment-1', 1, 'ab12', 'cd34', 0, 100, 1, 1780275600000)`);
  db.exec(
    `INSERT INTO second_display SELECT id, 'account:a', 'Two screens, back to back', 1780275600000 FROM session LIMIT 1`,
  );
  db.exec(`INSERT INTO calibration SELECT 'round-1', 'Round', 'scheme', 'cases', id, 1780275600000, NULL, NULL FROM person LIMIT 1;
    INSERT INTO paper_entry SELECT 'task-1', p.id, p.id, '{}', 1780275600000 FROM person p LIMIT 1;
    INSERT INTO rota SELECT id, 'cases', '{}', 1780275600000 FROM session LIMIT 1;
    INSERT INTO rota_slot SELECT c.session_id, 'cases', c.id, 'A', NULL, NULL, '[]' FROM candidate c
      JOIN rota ON rota.session_id = c.session_id LIMIT 1`);
  db.exec('INSERT INTO seat_silence SELECT id, 12000, 1780275600000 FROM attempt LIMIT 1');
  writeFileSync(fixture(migrations.length), databaseText(db));
  db.close();
}

beforeAll(async () => {
  if (process.env['INVIGIL_WRITE_FIXTURE'] === '1') await writeFixture();
}, 120_000);

/** A data folder as a program of that format left it. */
function folderOf(format: number): string {
  const folder = temporaryFolder();
  const db = new Database(databaseFile(folder));
  db.pragma('foreign_keys = OFF'); // a table may refer to one that is filled after it
  db.transaction(() => db.exec(readFileSync(fixture(format), 'utf8')))();
  db.close();
  return folder;
}

function look<T>(db: Database.Database, at: (db: ReadDb) => T): T {
  try {
    return at(db as ReadDb);
  } finally {
    db.close();
  }
}

const journal = ['journal', 'journal_payload', 'journal_erasure', 'chain_head'];

describe('a data folder of an earlier program', () => {
  it('is brought to the newest format with every row it had', () => {
    for (const format of formats) {
      const folder = folderOf(format);
      const before = look(new Database(databaseFile(folder)), (db) =>
        tablesOf(db).map((table) => {
          const columns = (db.pragma(`table_info("${table}")`) as { name: string }[]).map((c) => `"${c.name}"`).join();
          return { table, columns, rows: rowsOf(db, table, columns) };
        }),
      );
      for (const { table, rows } of before) expect(rows.length, table).toBeGreaterThan(0);
      look(openForWriting(folder), (db) => {
        expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
        expect(db.pragma('foreign_key_check')).toEqual([]);
        for (const { table, columns, rows } of before) expect(rowsOf(db, table, columns), table).toEqual(rows);
      });
    }
  });

  it('keeps its journal byte for byte: entries are never migrated', () => {
    for (const format of formats) {
      const folder = folderOf(format);
      const rows = (db: Database.Database) => journal.map((table) => rowsOf(db, table));
      const before = look(new Database(databaseFile(folder)), rows);
      look(openForWriting(folder), (db) => {
        expect(rows(db)).toEqual(before);
        expect(verifyJournal(db)).toMatchObject({ intact: true, firstBad: null });
      });
    }
  });

  it('is folded by the newest program into what is stored', () => {
    for (const format of formats) {
      look(openForWriting(folderOf(format)), (db) => {
        const attempts = sessions(db).flatMap((s) => attemptsOfSession(db, s.id));
        expect(attempts.length).toBeGreaterThan(3);
        for (const { id, attempt } of attempts) {
          const entries = attemptEntries(db, id);
          expect(entries.reduce<Attempt | null>(applyEntry, null)).toEqual(attempt);
          expect(foldResponses(entries)).toEqual(responsesOf(db, id));
        }
      });
    }
  });

  it('is opened by a host', async () => {
    for (const format of formats) {
      const folder = folderOf(format);
      await (await openHost({ dataFolder: folder, uiFolder: folder })).close();
    }
  });

  it('is backed up before it is changed, and not when nothing has to be', () => {
    for (const format of formats) {
      const folder = folderOf(format);
      openForWriting(folder).close();
      const backup = `${databaseFile(folder)}.format-${format}.bak`;
      expect(existsSync(backup)).toBe(format < migrations.length);
      if (!existsSync(backup)) continue;
      expect(look(new Database(backup), (db) => db.pragma('user_version', { simple: true }))).toBe(format);
    }
  });

  it('may be read by the newest program beside a host only once it was brought there', () => {
    for (const format of formats) {
      const folder = folderOf(format);
      openForWriting(folder).close();
      expect(look(openForReading(folder), verifyJournal)).toMatchObject({ intact: true });
    }
  });
});

describe('a format', () => {
  it('is what its migrations make, and was not changed since its data folder was kept', () => {
    for (const format of formats) {
      const made = new Database(':memory:');
      for (const migration of migrations.slice(0, format)) made.exec(migration);
      const kept = new Database(databaseFile(folderOf(format)));
      const hint = `format ${format} changed: add a migration, or, when it was never released, see writeFixture`;
      expect(look(kept, schemaOf), hint).toEqual(look(made, schemaOf));
    }
  });

  it('reached from an empty file is the same as reached step by step', () => {
    const folder = temporaryFolder();
    const fresh = look(openForWriting(folder), schemaOf);
    const stepwise = look(openForWriting(folderOf(1)), schemaOf);
    expect(stepwise).toEqual(fresh);
  });
});
