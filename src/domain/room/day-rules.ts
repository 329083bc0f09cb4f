/** The rules of one session's day: who may still come, who may already go, how many may be out, how identity is looked at. */
export interface DayRules {
  /** Minutes after the first start in the room up to which somebody who comes is let in; null: at any time. */
  readonly latestAdmission: number | null;
  /** Whether somebody who comes late ends with the room, or gets the whole time. */
  readonly lateTime: 'ends-with-room' | 'full';
  /** Minutes of the candidate's own time before which nobody hands in and goes; null: at any time. */
  readonly earliestLeaving: number | null;
  /** In the last so many minutes nobody goes; 0: no such rule. */
  readonly noLeavingLast: number;
  /** How many may be out at once, and after how many minutes the proctor is reminded. */
  readonly toilet: { readonly atOnce: number; readonly minutes: number };
  /** Whether the room may add somebody who is on no roster. */
  readonly walkIns: boolean;
  /** required: nobody is admitted before it is said how their identity was checked. recorded: it is kept where it is said. */
  readonly identity: 'recorded' | 'required';
  /** What to bring and what not, in the office's own words, on the admission slip. */
  readonly bring: string;
}

/** What holds where the office said nothing. Early leaving is free: a screen exam is not disturbed by somebody who goes quietly. */
export const defaultDayRules: DayRules = {
  latestAdmission: 30,
  lateTime: 'ends-with-room',
  earliestLeaving: null,
  noLeavingLast: 0,
  toilet: { atOnce: 1, minutes: 10 },
  walkIns: true,
  identity: 'recorded',
  bring: '',
};

/** The widest that a rule may be set to. */
export const mostDayRules = { minutes: 240, atOnce: 20, bring: 300 } as const;

/** How identity was checked: by which card, or by a proctor who knows the person. */
export const identityWays = ['id-card', 'employee-card', 'known'] as const;
export type IdentityWay = (typeof identityWays)[number];
