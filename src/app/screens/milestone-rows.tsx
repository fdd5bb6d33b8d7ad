import type { I18n } from '../../i18n/i18n.tsx';
import type { Attempt } from '../../payment/attempt.ts';
import type { CheckoutState } from '../../payment/state.ts';
import { Elapsed } from '../../ui/components/elapsed.tsx';
import type { Milestone } from '../../ui/components/milestones.tsx';
import { attemptWallet } from './names.ts';

type Underway = Extract<CheckoutState, { readonly tag: 'settling' }>;

/** Signed → seen on Solana → confirmed → recorded by Hilt. Ink for what is done; verdigris stays for Hilt's word alone. */
export function milestoneRows(i18n: I18n, { attempt, chain, hilt, milestones }: Underway): readonly Milestone[] {
  const { t, time } = i18n;
  const { signedAt, seenAt, confirmedAt, recordedAt } = milestones;
  const reached = [signedAt, seenAt, confirmedAt, recordedAt];
  // A step counts as done when a later one is: somebody else's transaction was signed too, only not here.
  const current = Math.max(reached.findLastIndex((at) => at !== null) + 1, attempt.phase === 'found' ? 1 : 0);
  const since = reached[current - 1] ?? attempt.askedAt;
  const failing = chain.tag === 'failed';
  const row = (index: number, key: string, title: Milestone['title'], detail: Milestone['detail']): Milestone => {
    const at = reached[index] ?? null;
    if (index < current) return { key, title, detail, state: key === 'recorded' ? 'paid' : 'done', when: at === null ? null : <span className="num">{time(at)}</span> };
    if (index > current) return { key, title, detail, state: 'todo', when: null };
    return { key, title, detail: failing ? t('witness.chain.failing') : detail, state: failing ? 'late' : 'now', when: <Elapsed since={since} /> };
  };
  const { asked, answered } = chain.witnesses;
  const silent = chain.tag === 'unreachable';
  return [
    row(0, 'signed', ...signedWords(i18n, attempt)),
    row(1, 'seen', t('milestone.seen'), silent ? t('witness.chain.unreachable', { count: asked }) : seenAt === null ? t('milestone.seen.waiting') : asked === 0 ? null : t('milestone.seen.nodes', { answered, asked })),
    row(2, 'confirmed', t('milestone.confirmed'), confirmedAt === null ? t('milestone.confirmed.waiting') : t('milestone.confirmed.done')),
    row(3, 'recorded', t('milestone.recorded'), hilt.tag === 'unreachable' ? t('witness.hilt.unreachable') : t('milestone.recorded.waiting')),
  ];
}

/** Who signed, and how it is compared with what was shown. */
function signedWords(i18n: I18n, attempt: Attempt): readonly [title: Milestone['title'], detail: Milestone['detail']] {
  const { t, rich } = i18n;
  switch (attempt.mode) {
    case 'qr':
      return [t('milestone.scanned'), t('milestone.scanned.text')];
    case 'elsewhere':
      return [t('milestone.sent-elsewhere'), t('milestone.signed.compared-later')];
    case 'sign-only':
    case 'deep-link':
      return [rich('milestone.signed', { wallet: attemptWallet(i18n, attempt) }), t('milestone.signed.same')];
    case 'sign-and-send':
      return [rich('milestone.signed', { wallet: attemptWallet(i18n, attempt) }), t('milestone.signed.compared-later')];
    default:
      return attempt satisfies never;
  }
}
