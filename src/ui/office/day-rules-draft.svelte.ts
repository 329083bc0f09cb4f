import { defaultDayRules, mostDayRules, type DayRules } from '#domain/room/day-rules.ts';

const fits = (value: number | null, least: number, most: number) =>
  value !== null && Number.isInteger(value) && value >= least && value <= most;
const most = mostDayRules.minutes;

/** Rules of a day being written, of a session or of a scheme. */
export class DayRulesDraft {
  latestAdmission = $state<number | null>(null);
  lateTime = $state<DayRules['lateTime']>('ends-with-room');
  earliestLeaving = $state<number | null>(null);
  noLeavingLast = $state<number | null>(null);
  atOnce = $state<number | null>(null);
  outMinutes = $state<number | null>(null);
  walkIns = $state(false);
  identity = $state<DayRules['identity']>('recorded');
  bring = $state('');

  constructor(rules: DayRules = defaultDayRules) {
    this.latestAdmission = rules.latestAdmission;
    this.lateTime = rules.lateTime;
    this.earliestLeaving = rules.earliestLeaving;
    this.noLeavingLast = rules.noLeavingLast;
    this.atOnce = rules.toilet.atOnce;
    this.outMinutes = rules.toilet.minutes;
    this.walkIns = rules.walkIns;
    this.identity = rules.identity;
    this.bring = rules.bring;
  }

  get wrong() {
    return {
      latestAdmission: this.latestAdmission !== null && !fits(this.latestAdmission, 0, most),
      earliestLeaving: this.earliestLeaving !== null && !fits(this.earliestLeaving, 0, most),
      noLeavingLast: !fits(this.noLeavingLast, 0, most),
      atOnce: !fits(this.atOnce, 1, mostDayRules.atOnce),
      outMinutes: !fits(this.outMinutes, 1, most),
    };
  }

  /** How many fields still have to be corrected. */
  get mistakes(): number {
    return Object.values(this.wrong).filter((one) => one).length;
  }

  /** Only of a draft without mistakes. */
  get rules(): DayRules {
    const { latestAdmission, lateTime, earliestLeaving, walkIns, identity, bring } = this;
    return {
      ...{ latestAdmission, lateTime, earliestLeaving, noLeavingLast: this.noLeavingLast ?? 0 },
      toilet: { atOnce: this.atOnce ?? 1, minutes: this.outMinutes ?? 1 },
      ...{ walkIns, identity, bring },
    };
  }
}
