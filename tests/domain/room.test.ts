import { describe, expect, it } from 'vitest';
import { attendanceGap, mismatch, suggestedMark } from '#domain/room/attendance.ts';
import { codesOf, incidentBranches, incidentCodes, reasonCodes, severities } from '#domain/room/codes.ts';
import { usualSeverity } from '#domain/room/incident.ts';

describe('the tree of incident codes', () => {
  it('has the branches and leaves that people know, each once', () => {
    expect(incidentBranches).toEqual(['environment', 'candidate', 'staff', 'system']);
    expect(new Set(incidentCodes).size).toBe(incidentCodes.length);
    expect(codesOf('environment')).toEqual(
      ['comfort', 'disturbance', 'noise', 'power', 'weather'].map((leaf) => `environment.${leaf}`),
    );
    expect(codesOf('system')).toContain('system.clock-jump');
    expect(reasonCodes).toEqual([...incidentCodes, 'resolved', 'other']);
  });

  it('gives each code a severity to begin with', () => {
    for (const code of incidentCodes) expect(severities).toContain(usualSeverity(code));
    expect(usualSeverity('system.remote-tool')).toBe('critical');
    expect(usualSeverity('environment.noise')).toBe('minor');
  });
});

describe('who came', () => {
  const came = { admitted: true, started: true };
  const nobody = { admitted: false, started: false };

  it('is compared with the attempts: whoever was admitted was there, whoever was not was not', () => {
    expect(mismatch('present', came)).toBeNull();
    expect(mismatch('left-early', came)).toBeNull();
    expect(mismatch('absent', nobody)).toBeNull();
    expect(mismatch('absent', came)).toBe('absent-but-admitted');
    expect(mismatch('late', nobody)).toBe('came-but-not-admitted');
    expect([suggestedMark(came), suggestedMark(nobody)]).toEqual(['present', 'absent']);
  });

  it('keeps a session open until it is said of each, and a difference is explained', () => {
    const fits = { mark: 'present', note: '', evidence: came } as const;
    expect(attendanceGap([fits, { ...fits, mark: null }])).toEqual({ reason: 'attendance-incomplete', candidates: 1 });
    const differs = { mark: 'present', note: '', evidence: nobody } as const;
    expect(attendanceGap([fits, differs])).toEqual({ reason: 'attendance-mismatch', candidates: 1 });
    expect(attendanceGap([fits, { ...differs, note: '证件不符，未准入' }])).toBeNull();
    expect(attendanceGap([])).toBeNull();
  });
});
