/** What is looked at in a room before an exam. */
export const conditionPoints = ['seating', 'light', 'noise', 'clocks', 'equipment', 'emergency'] as const;
export type ConditionPoint = (typeof conditionPoints)[number];

/** One version of the room-condition form: each point in order or not, with words. */
export type RoomConditions = Readonly<Record<ConditionPoint, { readonly ok: boolean; readonly note: string }>>;
