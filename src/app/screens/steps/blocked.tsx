import type { CheckoutState } from '../../../payment/state.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import type { SheetProps } from '../../../ui/components/sheet.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import { paymentIdFact } from '../id-facts.ts';
import { nothingYet } from '../money-lines.ts';
import { platformOf, sellerName, walletName } from '../names.ts';
import { SupportLink } from '../support-link.tsx';
import type { Step, StepContext } from '../step.ts';

type Blocked = Extract<CheckoutState, { readonly tag: 'blocked' }>;

interface Words {
  readonly name: string;
  readonly sentence: string;
  readonly verdict: SheetProps['verdict'];
  /** Another wallet helps, or only another try (the fault is not the buyer's). */
  readonly way: 'another-wallet' | 'try-again';
}

/** These terms or this wallet cannot be paid from here; each reason has its own sentence. */
export function blockedStep(context: StepContext, state: Blocked): Step {
  const { i18n, intents } = context;
  const { t } = i18n;
  const { way, ...words } = wordsFor(context, state);
  const priceChanged = state.why.kind === 'terms' && state.why.refusal === 'price-changed';
  const action: Action = way === 'another-wallet' ? { kind: 'press', label: t('action.choose-another'), onPress: intents.chooseAnother } : { kind: 'press', label: priceChanged ? t('blocked.load-price') : t('action.check-again'), onPress: intents.tryAgain };
  return {
    id: `blocked:${state.why.kind}:${words.name}`,
    ...words,
    compact: true,
    money: nothingYet(i18n),
    action,
    body: (
      <div className="push">
        {state.session !== null && <Facts facts={[paymentIdFact(i18n, state.session.terms.paymentId)]} />}
        <LinkRow>
          {way === 'try-again' && (
            <PressLink icon={SWAP} onPress={intents.chooseAnother}>
              {t('action.another-wallet')}
            </PressLink>
          )}
          <SupportLink i18n={i18n} product={state.product} />
        </LinkRow>
      </div>
    ),
  };
}

function wordsFor({ i18n }: StepContext, { why, product, payer }: Blocked): Words {
  const { t } = i18n;
  const wallet = walletName(i18n, payer?.walletName ?? '');
  switch (why.kind) {
    case 'terms':
      // Hilt contradicts itself: stopped to protect the buyer.
      return {
        name: why.refusal === 'price-changed' ? t('blocked.price-changed.title') : t('blocked.terms.title'),
        sentence: t(`blocked.terms.${why.refusal}`),
        verdict: why.refusal === 'price-changed' ? { coin: 'empty', tone: 'waiting' } : { coin: 'stopped', tone: 'refused' },
        way: 'try-again',
      };
    case 'wallet-cannot-sign':
      return { name: t('blocked.cannot-sign.title', { wallet }), sentence: t('blocked.cannot-sign.text'), verdict: { coin: 'empty', tone: 'still' }, way: 'another-wallet' };
    case 'identity-required':
      return {
        name: t('blocked.identity.title'),
        sentence: t('blocked.identity.text', { platform: platformOf(product.membership_identity_type ?? product.membership_platform), seller: sellerName(i18n, product) }),
        verdict: { coin: 'empty', tone: 'waiting' },
        way: 'try-again',
      };
    case 'preflight':
      return { ...preflightWords(i18n, why.block, wallet), verdict: { coin: 'empty', tone: 'still' } };
    default:
      return why satisfies never;
  }
}

function preflightWords({ t }: StepContext['i18n'], block: Extract<Blocked['why'], { readonly kind: 'preflight' }>['block'], wallet: string): Omit<Words, 'verdict'> {
  switch (block) {
    case 'payer-is-seller':
    case 'payer-is-fee-wallet':
    case 'payer-is-not-a-wallet':
    case 'buyer-account-frozen':
      return { name: t('blocked.payer.title', { wallet }), sentence: t(`blocked.preflight.${block}`), way: 'another-wallet' };
    case 'seller-is-not-a-wallet':
    case 'fee-wallet-is-not-a-wallet':
    case 'seller-account-unusable':
    case 'fee-account-unusable':
      return { name: t('blocked.seller.title'), sentence: t(`blocked.preflight.${block}`), way: 'try-again' };
    case 'mint-mismatch':
    case 'token-2022':
      return { name: t('blocked.token.title'), sentence: t(`blocked.preflight.${block}`), way: 'try-again' };
    case 'wrong-network':
      return { name: t('outage.wrong-network.title'), sentence: t('outage.wrong-network.text'), way: 'try-again' };
    case 'simulation-failed':
      return { name: t('blocked.simulation.title'), sentence: t('blocked.preflight.simulation-failed'), way: 'try-again' };
    default:
      return block satisfies never;
  }
}
