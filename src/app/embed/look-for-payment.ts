import type { Config } from '../config/read-config.ts';
import { fetchPart, pauseBeforeRetry } from '../pages/lazy-part.ts';
import type { LookForPayment } from './follow.ts';

/** Looks for a payment of these terms on their reference key. The code for it is the payment core's, which is on its way to a frame in any case. */
export function createLookForPayment(config: Config, page: Window): LookForPayment {
  const core = fetchPart(
    () => import('../pages/checkout-core.ts'),
    (failures) => pauseBeforeRetry(page, failures),
  );
  const chain = core.then(({ openChain }) => openChain(config));
  return async (terms, signal) => {
    const scan = await (await chain).scan(terms, signal);
    return scan.tag === 'read' ? scan.payments.some(({ check }) => check.ok) : null;
  };
}
