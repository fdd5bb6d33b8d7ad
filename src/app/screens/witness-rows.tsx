import type { ReactNode } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Attempt } from '../../payment/attempt.ts';
import type { HiltSight } from '../../payment/state.ts';
import type { ChainSight, Witnesses as Nodes } from '../../solana/chain-sight.ts';
import { Ago } from '../../ui/components/elapsed.tsx';
import type { Witness } from '../../ui/components/witnesses.tsx';
import { attemptWallet } from './names.ts';

type Row = Omit<Witness, 'key' | 'who'>;

/** What the wallet is known to have done. */
export function walletRow(i18n: I18n, attempt: Attempt): Witness {
  const { t, rich } = i18n;
  const wallet = attemptWallet(i18n, attempt);
  const rows: () => Row = () => {
    switch (attempt.phase) {
      case 'asked':
        return { state: 'none', says: rich('witness.wallet.asked', { wallet }), when: <Ago at={attempt.askedAt} /> };
      case 'signed':
      case 'exposed':
        return { state: 'done', says: rich('witness.wallet.signed', { wallet }), when: <Time i18n={i18n} at={attempt.signedAt} /> };
      case 'unanswered':
        return { state: 'none', says: rich('witness.wallet.unanswered', { wallet }), when: <Ago at={attempt.askedAt} /> };
      case 'linked':
        return { state: 'none', says: rich('witness.wallet.linked', { wallet }), when: <Ago at={attempt.askedAt} /> };
      case 'shown':
        return { state: 'none', says: t('witness.phone.shown'), when: <Ago at={attempt.askedAt} /> };
      case 'found':
        return { state: 'none', says: attempt.mode === 'qr' ? t('milestone.scanned') : t('witness.wallet.elsewhere'), when: null };
      case 'ended':
        return { state: 'none', says: rich('witness.wallet.ended', { wallet }), when: null };
      default:
        return attempt satisfies never;
    }
  };
  return { key: 'wallet', who: attempt.mode === 'qr' ? t('witness.phone') : t('witness.wallet'), ...rows() };
}

/** What the asked nodes say of one attempt. Only what is proven sounds final. */
export function chainRow({ t }: I18n, sight: ChainSight): Witness {
  const { asked, answered, at } = sight.witnesses;
  const says = (): readonly [Row['state'], ReactNode] => {
    switch (sight.tag) {
      case 'unreachable':
        return ['none', t('witness.chain.unreachable', { count: asked })];
      case 'unseen':
        return ['none', t('witness.chain.unseen', { count: answered })];
      case 'landed':
        if (sight.verified !== null && !sight.verified.ok) return ['failed', t('witness.chain.different')];
        return ['done', t(`witness.chain.${sight.commitment}`)];
      case 'failed':
        return ['none', sight.commitment === 'finalized' ? t('witness.chain.failed') : t('witness.chain.failing')];
      case 'dead':
        return ['none', t('witness.chain.dead')];
      default:
        return sight satisfies never;
    }
  };
  const [state, words] = says();
  return { key: 'chain', who: t('witness.chain'), state, says: words, when: <Ago at={at} /> };
}

/** Nodes that found nothing of this checkout at all; null when nobody was asked. */
export function noTransactionRow({ t }: I18n, nodes: Nodes | null): Witness {
  return nodes === null || nodes.answered === 0
    ? { key: 'chain', who: t('witness.chain'), state: 'none', says: t('witness.not-asked'), when: null }
    : { key: 'chain', who: t('witness.chain'), state: 'none', says: t('witness.chain.nothing'), when: <Ago at={nodes.at} /> };
}

/** What Hilt last said of the payment. */
export function hiltRow({ t }: I18n, { tag, at }: HiltSight): Witness {
  const when = at === null ? null : <Ago at={at} />;
  const row = { key: 'hilt', who: t('witness.hilt'), when } as const;
  switch (tag) {
    case 'not-asked':
      return { ...row, state: 'none', says: t('witness.not-asked') };
    case 'pending':
      return { ...row, state: 'none', says: t('witness.hilt.pending') };
    case 'confirmed':
      return { ...row, state: 'paid', says: t('witness.hilt.confirmed') };
    case 'failed':
      return { ...row, state: 'none', says: t('witness.hilt.failed') };
    case 'unreachable':
      return { ...row, state: 'none', says: t('witness.hilt.unreachable') };
    default:
      return tag satisfies never;
  }
}

function Time({ i18n, at }: { readonly i18n: I18n; readonly at: number }) {
  return <span className="num">{i18n.time(at)}</span>;
}
