import { lookForRemoteTools, lookForVirtualMachine } from './look-at-machine.ts';

/** What is known of the machine. Undefined: the system has not said, or cannot. */
export interface Machine {
  virtualMachine(): string | null | undefined;
  remoteTools(): readonly string[] | undefined;
  /** Looks again and again, and tells what runs then; returns how to stop. */
  onRemoteTools(listener: (tools: readonly string[]) => void): () => void;
}

const againMs = 30_000;

/** Begins to look at once, so that the answers are there long before a seat is locked. */
export function watchMachine(
  look = { virtualMachine: () => lookForVirtualMachine(), remoteTools: () => lookForRemoteTools() },
): Machine {
  let make: string | null | undefined;
  let tools: readonly string[] | undefined;
  // What a system does not say stays undefined, and the lockdown reports that.
  const lookAtTools = () =>
    look
      .remoteTools()
      .then((now) => (tools = now))
      .catch(() => (tools = undefined));
  look
    .virtualMachine()
    .then((found) => (make = found))
    .catch(() => undefined);
  void lookAtTools();
  return {
    virtualMachine: () => make,
    remoteTools: () => tools,
    onRemoteTools(listener) {
      const timer = setInterval(() => void lookAtTools().then((now) => now && listener(now)), againMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
