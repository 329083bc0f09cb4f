import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '#contract/contract.ts';

/** What each operation takes: `Asked['banks']['items']`. */
export type Asked = InferContractRouterInputs<typeof contract>;
/** What each operation answers: `Answers['room']['board']`. */
export type Answers = InferContractRouterOutputs<typeof contract>;

type Open = Extract<Answers['signIn']['open'], { ok: true }>;
/** The staff member who is signed in. */
export type Whoami = Omit<Open, 'ok' | 'bearer'>;
export type SetupState = Answers['setup']['state'];
