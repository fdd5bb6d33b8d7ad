import type { I18n } from '../../i18n/i18n.tsx';
import type { ChainSight } from '../../solana/chain-sight.ts';
import { Aside } from '../../ui/components/aside.tsx';
import { DifferenceTable } from './difference-rows.tsx';

/** The seller was paid in full, but a wallet that sends by itself added something of its own. The buyer hears of it, with the values. */
export function Deviations({ i18n, chain }: { readonly i18n: I18n; readonly chain: ChainSight }) {
  const deviations = chain.tag === 'landed' && chain.verified?.ok === true ? (chain.verified.deviations ?? []) : [];
  return deviations.length === 0 ? null : (
    <>
      <Aside tone="waiting">{i18n.t('deviations.text')}</Aside>
      <DifferenceTable i18n={i18n} differences={deviations} />
    </>
  );
}
