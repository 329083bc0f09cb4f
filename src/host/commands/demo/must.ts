/** The demo met something that a working host never answers. */
export class DemoFailed extends Error {}

/** An outcome that must be good for the demo to go on; throws DemoFailed naming the step and the host's reason. */
export function must<T extends { readonly ok: boolean }>(outcome: T, step: string): Extract<T, { readonly ok: true }> {
  if (!outcome.ok) throw new DemoFailed(`${step}: ${JSON.stringify(outcome)}`);
  return outcome as Extract<T, { readonly ok: true }>;
}

/** Something that must be there. */
export function mustFind<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new DemoFailed(what);
  return value;
}
