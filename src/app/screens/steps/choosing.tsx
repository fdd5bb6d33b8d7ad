import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { CostLines } from '../../../ui/components/cost-lines.tsx';
import { LinkRow } from '../../../ui/components/link-row.tsx';
import { MethodList, MethodSkeleton, type OtherWay, type WalletChoice } from '../../../ui/components/method-list.tsx';
import { Split } from '../../../ui/components/split.tsx';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { QR } from '../../../ui/icons/shell-icons.ts';
import { plainName } from '../../../ui/plain-text.ts';
import { safeLink } from '../../../ui/safe-link.ts';
import { Amount } from '../../../ui/components/amount.tsx';
import { formatAmount } from '../../../money/format-amount.ts';
import { baseUnits } from '../../../money/base-units.ts';
import { amountNode, amountParts, shareOf } from '../amounts.tsx';
import { DegradedNotice } from '../degraded-notice.tsx';
import { nothingUntilApproved } from '../money-lines.ts';
import { sellerName } from '../names.ts';
import { LazyLadder } from '../ladder/lazy-ladder.tsx';
import { LINK_WALLET } from '../link-wallet.ts';
import { NetworkTag } from '../network-tag.tsx';
import { RecoverLink } from '../recovery/recover-link.tsx';
import { SOL } from '../screen-env.ts';
import type { Step, StepContext } from '../step.ts';

type Choosing = Extract<CheckoutState, { readonly tag: 'choosing' }>;

/** Two signatures' worth: what a payment costs with a modest priority fee. Said with "about"; the exact fee comes with the review. */
const TYPICAL_FEE = baseUnits(20_000n);

/** The buyer picks a wallet. Price and network fee are in view; the split as soon as Hilt has stated the terms. */
export function choosingStep(context: StepContext, state: Choosing): Step {
  const { i18n, env, wallets, chosen, choose } = context;
  const { t, rich } = i18n;
  return {
    id: 'choosing',
    name: t('choosing.title'),
    compact: false,
    verdict: null,
    tag: <NetworkTag i18n={i18n} sandbox={env.sandbox} />,
    money: wallets === null ? { state: 'empty', text: t('money.looking') } : nothingUntilApproved(i18n),
    action: actionFor(context),
    body: (
      <>
        {state.notice && <Aside>{t(`choosing.${state.notice}`)}</Aside>}
        {state.degraded && <DegradedNotice i18n={i18n} />}
        {wallets === null && <MethodSkeleton label={t('choosing.looking')} />}
        {wallets?.length === 0 && !env.surroundings?.app && <Aside>{t('choosing.none')}</Aside>}
        {wallets !== null && <MethodList wallets={wallets} chosen={chosen?.name ?? null} onChoose={choose} other={codeRow(context)} />}
        {chosen?.state === 'install' && <Aside>{rich('choosing.install-hint', { wallet: plainName(chosen.name) })}</Aside>}
        {chosen?.state === 'loadable' && <Aside>{isAskedByLink(context) ? t('choosing.link-hint') : rich('choosing.app-hint', { wallet: plainName(chosen.name) })}</Aside>}
        {wallets !== null && <LazyLadder surroundings={env.surroundings} wallets={wallets} />}
        <TermsSplit context={context} state={state} />
        <LinkRow>
          <RecoverLink i18n={i18n} env={env} />
        </LinkRow>
        <div className="push">
          <CostLines
            lines={[
              ...youPay(context, state),
              { key: 'fee', label: t('cost.network-fee'), value: rich('cost.about', { amount: <Amount text={formatAmount(TYPICAL_FEE, { decimals: SOL.decimals, locale: i18n.locale })} unit={SOL.symbol} /> }) },
            ]}
          />
        </div>
      </>
    ),
  };
}

/** A code is the last row of the list: most buyers have a wallet here, and whoever has not finds the way at its end. */
function codeRow({ i18n, codeChosen, chooseCode }: StepContext): OtherWay {
  return { icon: QR, name: i18n.t('choosing.code'), meta: i18n.t('choosing.code.meta'), chosen: codeChosen, onChoose: chooseCode };
}

function isAskedByLink({ byLink, chosen }: StepContext): boolean {
  return byLink && chosen?.name === LINK_WALLET;
}

function actionFor(context: StepContext): Action {
  const { i18n, wallets, chosen, codeChosen, intents } = context;
  if (wallets === null) return { kind: 'wait', label: i18n.t('choosing.continue-plain') };
  if (codeChosen) return { kind: 'press', label: i18n.t('choosing.code.show'), onPress: intents.payByCode };
  if (isAskedByLink(context)) return { kind: 'press', label: i18n.t('choosing.open-link'), onPress: intents.payByLink };
  if (chosen === null) return { kind: 'press', label: i18n.t('choosing.look-again'), onPress: intents.tryAgain };
  return walletAction(i18n, chosen, () => intents.continueWith(chosen.name));
}

/** Continue with a wallet that is here, or the way to one that is not. */
export function walletAction({ rich, t }: StepContext['i18n'], wallet: WalletChoice, onPress: () => void): Action {
  const name = plainName(wallet.name);
  if (wallet.state === 'installed') return { kind: 'press', label: rich('choosing.continue', { wallet: name }), onPress };
  const app = safeLink(wallet.openUrl);
  if (app !== null) return { kind: 'open', label: rich('choosing.open-app', { wallet: name }), href: app.href, sameTab: true };
  const link = safeLink(wallet.installUrl);
  return link === null ? { kind: 'wait', label: t('choosing.not-here') } : { kind: 'open', label: rich('choosing.install', { wallet: name }), href: link.href };
}

function youPay({ i18n, env }: StepContext, { product, session }: Choosing) {
  const asset = session ? session.terms : env.assetOf(product.token_mint);
  const units = session ? session.terms.total : product.amount_minor_units;
  if (asset === null || units === null) return [];
  return [{ key: 'pay', label: i18n.t('cost.you-pay'), value: amountNode(i18n, units, asset), strong: true }];
}

/** Only once Hilt has stated the terms of this session: the fee fields of the product are informative, so they are not shown as amounts. */
function TermsSplit({ context: { i18n }, state: { product, session } }: { readonly context: StepContext; readonly state: Choosing }) {
  if (session === null) return null;
  const { terms } = session;
  const seller = sellerName(i18n, product);
  if (terms.feeAmount === 0n) return <Aside>{i18n.rich('split.no-fee', { amount: amountNode(i18n, terms.total, terms), seller })}</Aside>;
  return (
    <Split
      title={i18n.rich('split.title', { amount: amountNode(i18n, terms.total, terms) })}
      summary={i18n.rich('split.summary', { seller, sellerAmount: amountNode(i18n, terms.merchantAmount, terms), feeAmount: amountNode(i18n, terms.feeAmount, terms) })}
      note={i18n.t('split.note')}
      seller={{ label: <bdi>{seller}</bdi>, amount: amountParts(i18n, terms.merchantAmount, terms) }}
      fee={{ label: i18n.t('split.fee'), amount: amountParts(i18n, terms.feeAmount, terms) }}
      sellerShare={shareOf(terms.merchantAmount, terms.total)}
    />
  );
}
