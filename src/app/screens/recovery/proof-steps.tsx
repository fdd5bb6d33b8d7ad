import type { I18n } from '../../../i18n/i18n.tsx';
import { Aside } from '../../../ui/components/aside.tsx';
import { Elapsed } from '../../../ui/components/elapsed.tsx';
import { Facts, Id } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { MessagePreview } from '../../../ui/components/message-preview.tsx';
import { MethodList, MethodSkeleton, type WalletChoice } from '../../../ui/components/method-list.tsx';
import type { Money } from '../../../ui/components/money-line.tsx';
import { CLOCK, SWAP } from '../../../ui/icons/shell-icons.ts';
import { BACK, EYE } from '../../../ui/icons/step-icons.ts';
import { sellerName, walletName } from '../names.ts';
import type { Step } from '../step.ts';
import { walletAction } from '../steps/choosing.tsx';
import { outageWords } from '../steps/outage.tsx';
import { SupportLink } from '../support-link.tsx';
import type { ProofScreenProps } from './proof-screen.tsx';
import type { ProofView } from './proof-view.ts';

export interface ProofContext extends ProofScreenProps {
  readonly i18n: I18n;
  readonly chosen: WalletChoice | null;
  readonly choose: (walletName: string) => void;
}

type View<T extends ProofView['tag']> = Extract<ProofView, { readonly tag: T }>;

/** It is paid, whatever becomes of the signature. */
const recorded = ({ t }: I18n): Money => ({ state: 'recorded', text: t('money.recorded') });
const STILL = { coin: 'absent', tone: 'still' } as const;

/** One step for each place the proof can be in. */
export function proofStep(context: ProofContext): Step {
  const { view, i18n, intents, product } = context;
  const { t, rich } = i18n;
  const again = { kind: 'press', label: t('action.try-again'), onPress: intents.again } as const;
  switch (view.tag) {
    case 'choosing':
      return choosing(context, view);
    case 'connecting':
      return waiting(context, 'connecting', t('prove.connecting', { wallet: walletName(i18n, view.wallet) }), { kind: 'press', look: 'quiet', label: t('asking.stop'), onPress: intents.chooseAnother });
    case 'starting':
      return waiting(context, 'starting', t('prove.sign.title'), { kind: 'wait', label: t('identity.starting') });
    case 'handing-in':
      return waiting(context, 'handing-in', t('prove.handing-in'), { kind: 'wait', label: t('loading') });
    case 'sign':
      return sign(context, view);
    case 'signing':
      return signing(context, view);
    case 'other-account':
      return otherAccount(context, view);
    case 'unsafe':
      // Another identity than the wallet itself is another wallet.
      return { ...ended(context, 'unsafe', again, <Aside>{t('identity.unsafe.advice')}</Aside>), name: t('identity.unsafe.title'), sentence: t(`identity.unsafe.${view.problem === 'other-identity' ? 'other-wallet' : view.problem}`), verdict: { coin: 'stopped', tone: 'refused' } };
    case 'expired':
      return { ...ended(context, 'expired', again), name: t('identity.expired.title'), sentence: t('identity.expired.text') };
    case 'not-accepted':
      return { ...ended(context, 'not-accepted', again), name: t('prove.not-accepted.title'), sentence: t('prove.not-accepted.text') };
    case 'cannot-sign': {
      const wallet = walletName(i18n, view.wallet);
      return { ...ended(context, 'cannot-sign', { kind: 'press', label: t('action.choose-another'), onPress: intents.chooseAnother }), name: t('identity.cannot-sign.title', { wallet }), title: rich('identity.cannot-sign.title', { wallet }), sentence: rich('prove.cannot-sign', { seller: sellerName(i18n, product) }) };
    }
    case 'outage':
      return { ...ended(context, 'outage', { ...again, notBefore: view.outage.why === 'rate-limited' ? view.outage.retryAt : null }), ...outageWords(i18n, view.outage) };
    default:
      return view satisfies never;
  }
}

function choosing({ i18n, intents, wallets, chosen, choose, payer }: ProofContext, { notice }: View<'choosing'>): Step {
  const { t, rich } = i18n;
  return {
    id: 'prove',
    name: t('prove.title'),
    sentence: rich('prove.text', { payer: <Id id={payer} /> }),
    compact: true,
    verdict: null,
    money: recorded(i18n),
    action: wallets === null ? { kind: 'wait', label: t('choosing.continue-plain') } : chosen === null ? { kind: 'press', label: t('recover.back-to-found'), onPress: intents.close, look: 'quiet' } : walletAction(i18n, chosen, () => intents.connect(chosen.name)),
    body: (
      <>
        {notice !== null && <Aside>{t(`choosing.wallet-${notice === 'declined' ? 'refused' : 'failed'}`)}</Aside>}
        {wallets === null && <MethodSkeleton label={t('choosing.looking')} />}
        {wallets?.length === 0 && <Aside>{t('choosing.none')}</Aside>}
        {wallets !== null && wallets.length > 0 && <MethodList wallets={wallets} chosen={chosen?.name ?? null} onChoose={choose} />}
        {chosen?.state === 'loadable' && <Aside>{rich('choosing.app-hint', { wallet: walletName(i18n, chosen.name) })}</Aside>}
        <div className="push">
          <PaidBy i18n={i18n} payer={payer} />
          {chosen !== null && <Back i18n={i18n} intents={intents} />}
        </div>
      </>
    ),
  };
}

function waiting(context: ProofContext, id: string, name: string, action: Step['action']): Step {
  return { id: `prove:${id}`, name, compact: true, verdict: null, money: recorded(context.i18n), action, body: <PaidBy i18n={context.i18n} payer={context.payer} /> };
}

function sign(context: ProofContext, { wallet, challenge, notice }: View<'sign'>): Step {
  const { i18n, intents } = context;
  const { t, rich, time } = i18n;
  const name = walletName(i18n, wallet);
  return {
    id: 'prove:sign',
    name: t('prove.sign.title'),
    sentence: rich('prove.sign.text', { wallet: name }),
    compact: true,
    verdict: null,
    money: recorded(i18n),
    action: { kind: 'press', label: rich('identity.sign.action', { wallet: name }), onPress: intents.sign },
    body: (
      <>
        {notice !== null && <Aside tone="waiting">{rich(`identity.notice.${notice}`, { wallet: name })}</Aside>}
        <Preview context={context} name={name} text={challenge.text} />
        <Facts facts={[{ key: 'until', label: t('identity.sign.until'), value: <span className="num">{time(challenge.expiresAt)}</span> }]} />
        <Aside icon={EYE}>{rich('identity.sign.compare', { wallet: name })}</Aside>
        <div className="push">
          <LinkRow>
            <PressLink icon={SWAP} onPress={intents.chooseAnother}>
              {t('action.another-wallet')}
            </PressLink>
          </LinkRow>
        </div>
      </>
    ),
  };
}

/** A message can be taken back: an answer that comes later is dropped. */
function signing(context: ProofContext, { wallet, challenge, since }: View<'signing'>): Step {
  const { i18n, intents } = context;
  const { t, rich } = i18n;
  const name = walletName(i18n, wallet);
  return {
    id: 'prove:signing',
    name: t('identity.signing.title', { wallet: name }),
    title: rich('identity.signing.title', { wallet: name }),
    sentence: rich('asking.text', { wallet: name }),
    compact: true,
    verdict: null,
    money: recorded(i18n),
    action: { kind: 'press', look: 'quiet', label: t('asking.stop'), onPress: intents.again },
    body: (
      <>
        <Preview context={context} name={name} text={challenge.text} />
        <Aside icon={CLOCK}>{rich('asking.waiting', { wallet: name, time: <Elapsed since={since} /> })}</Aside>
        <Aside icon={EYE}>{rich('identity.sign.compare', { wallet: name })}</Aside>
      </>
    ),
  };
}

/** Names the wallet that paid and the one that is open. It goes on by itself once the right account is picked in the wallet. */
function otherAccount(context: ProofContext, { wallet, address }: View<'other-account'>): Step {
  const { i18n, intents, payer } = context;
  const { t, rich } = i18n;
  const name = walletName(i18n, wallet);
  const action = { kind: 'press', label: t('action.choose-another'), onPress: intents.chooseAnother } as const;
  const sentence = address === null ? rich('prove.other.gone', { wallet: name, payer: <Id id={payer} /> }) : rich('prove.other.text', { wallet: name, open: <Id id={address} />, payer: <Id id={payer} /> });
  return { ...ended(context, 'other-account', action, <Aside>{rich('prove.other.how', { wallet: name })}</Aside>), name: t('prove.other.title'), sentence };
}

/** What all ends without a proof have in common. */
function ended({ i18n, product, payer, intents }: ProofContext, id: string, action: Step['action'], more: Step['body'] = null): Omit<Step, 'name' | 'sentence'> {
  return {
    id: `prove:${id}`,
    compact: true,
    verdict: STILL,
    money: recorded(i18n),
    action,
    body: (
      <>
        {more}
        <div className="push">
          <PaidBy i18n={i18n} payer={payer} />
          <LinkRow>
            <SupportLink i18n={i18n} product={product} />
            <PressLink icon={BACK} onPress={intents.close}>
              {i18n.t('recover.back-to-found')}
            </PressLink>
          </LinkRow>
        </div>
      </>
    ),
  };
}

function Back({ i18n, intents }: Pick<ProofContext, 'i18n' | 'intents'>) {
  return (
    <LinkRow>
      <PressLink icon={BACK} onPress={intents.close}>
        {i18n.t('recover.back-to-found')}
      </PressLink>
    </LinkRow>
  );
}

function PaidBy({ i18n: { t }, payer }: Pick<ProofContext, 'i18n' | 'payer'>) {
  return <Facts facts={[{ key: 'from', label: t('prove.paid-by'), id: payer, copyLabel: t('copy.address') }]} />;
}

function Preview({ context: { i18n, payer, wallets }, name, text }: { readonly context: ProofContext; readonly name: string; readonly text: string }) {
  const icon = wallets?.find((row) => row.name === name)?.icon ?? null;
  return <MessagePreview title={i18n.rich('identity.sign.preview', { wallet: name })} icon={icon} account={payer} text={text} />;
}
