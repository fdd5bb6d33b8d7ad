/** Entry of the lazy chunk: what createChain's `loadBuilder` imports. Satisfies PaymentBuilder. */
export { prepare } from './preflight.ts';
export { verifySigned } from '../verify/verify-signed.ts';
