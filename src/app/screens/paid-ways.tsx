import type { CheckoutState } from '../../payment/state.ts';
import { OpenLink } from '../../ui/components/link-row.tsx';
import { BACK, RECEIPT } from '../../ui/icons/step-icons.ts';
import { safeLink } from '../../ui/safe-link.ts';
import type { DeliveryView } from './delivery-view.ts';
import { ExplorerLink } from './explorer-link.tsx';
import { MineLink } from './mine/mine-link.tsx';
import { configOf } from './names.ts';
import type { OfferedReturn } from './screen-env.ts';
import type { StepContext } from './step.ts';

export interface PaidWaysProps {
  readonly context: Pick<StepContext, 'i18n' | 'env'>;
  readonly state: Extract<CheckoutState, { readonly tag: 'paid' }>;
  readonly view: DeliveryView;
  readonly back: OfferedReturn | null;
}

/** Proofs and ways on beside the main one; what is the main one already is not said twice. */
export function PaidWays({ context: { i18n, env }, state, view, back }: PaidWaysProps) {
  const { product, receiptId, signature } = state;
  // The seller's word in this buyer's own link outranks the one that is the same for everybody.
  const success = back === null ? safeLink(configOf(product)?.success_url ?? null) : null;
  const proofIsAction = view.tag === 'none' || view.tag === 'withheld';
  const receiptIsAction = proofIsAction && back === null;
  return (
    <>
      {receiptId !== null && !receiptIsAction && (
        <OpenLink icon={RECEIPT} href={env.receiptUrl(receiptId)} foreign={false}>
          {i18n.t('link.receipt')}
        </OpenLink>
      )}
      {(receiptId !== null || !receiptIsAction) && <ExplorerLink i18n={i18n} env={env} signature={signature} />}
      {back !== null && !proofIsAction && (
        <OpenLink icon={BACK} href={back.href} foreign={false}>
          {i18n.rich('link.back-to', { host: back.host })}
        </OpenLink>
      )}
      {success !== null && (
        <OpenLink icon={BACK} href={success.href} foreign>
          {i18n.rich('link.back-to', { host: success.host })}
        </OpenLink>
      )}
      <MineLink i18n={i18n} env={env} />
    </>
  );
}
